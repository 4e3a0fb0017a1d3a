from tests.access import EVERYBODY, Page

PAGES = (
    Page(view="common:home", seen_by=EVERYBODY),
    Page(view="common:search", seen_by=EVERYBODY, query="q=a"),
    Page(view="common:theme", seen_by=EVERYBODY, method="post"),
    Page(view="common:healthz", seen_by=EVERYBODY),
    Page(view="common:readyz", seen_by=EVERYBODY),
)
