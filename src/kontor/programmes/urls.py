from django.urls import path

from kontor.programmes import guest_urls
from kontor.programmes.views.staff import hosts, items, mails, papers, parts, people, programmes, tasks

app_name = "programmes"
ONE = "programmes/<uuid:public_id>/"
urlpatterns = [
    path("programmes/", programmes.Programmes.as_view(), name="list"),
    path("programmes/new/", programmes.new, name="new"),
    path(ONE, programmes.overview, name="overview"),
    path(f"{ONE}edit/", programmes.edit, name="edit"),
    path(f"{ONE}copy/", programmes.copy, name="copy"),
    path(f"{ONE}hosts/", hosts.Hosts.as_view(), name="hosts"),
    path(f"{ONE}hosts/new/", hosts.new, name="host-new"),
    path(f"{ONE}hosts/confirm/", hosts.confirm, name="hosts-confirm"),
    path(f"{ONE}hosts/organisations/", hosts.organisations, name="organisations"),
    path(f"{ONE}hosts/<uuid:host>/", hosts.edit, name="host"),
    path(f"{ONE}hosts/<uuid:host>/status/", hosts.change, name="host-status"),
    path(f"{ONE}people/", people.People.as_view(), name="people"),
    path(f"{ONE}people/new/", people.new, name="person-new"),
    path(f"{ONE}people/<uuid:person>/", people.edit, name="person"),
    path(f"{ONE}people/<uuid:person>/cancel/", people.cancel, name="person-cancel"),
    path(f"{ONE}items/", items.Items.as_view(), name="items"),
    path(f"{ONE}items/new/", items.new, name="item-new"),
    path(f"{ONE}items/publish/", items.publish, name="publish"),
    path(f"{ONE}items/<uuid:item>/", items.edit, name="item"),
    path(f"{ONE}items/<uuid:item>/remove/", items.remove, name="item-remove"),
    path(f"{ONE}items/<uuid:item>/child/", items.child, name="item-child"),
    path(f"{ONE}setup/", parts.setup, name="setup"),
    path(f"{ONE}setup/<slug:kind>/new/", parts.new, name="part-new"),
    path(f"{ONE}setup/<slug:kind>/<uuid:part>/", parts.edit, name="part"),
    path(f"{ONE}setup/<slug:kind>/<uuid:part>/remove/", parts.remove, name="part-remove"),
    path(f"{ONE}tasks/", tasks.tasks, name="tasks"),
    path(f"{ONE}tasks/new/", tasks.new, name="task-new"),
    path(f"{ONE}tasks/<uuid:task>/", tasks.edit, name="task"),
    path(f"{ONE}tasks/<uuid:task>/toggle/", tasks.toggle, name="task-toggle"),
    path(f"{ONE}papers/", papers.papers, name="papers"),
    path(f"{ONE}papers/print/", papers.print_all, name="papers-print-all"),
    path(f"{ONE}papers/<slug:key>/print/", papers.print_one, name="papers-print"),
    path(f"{ONE}papers/<slug:key>/<int:version>/", papers.open_print, name="papers-open"),
    path(f"{ONE}mails/", mails.Mails.as_view(), name="mails"),
    path(f"{ONE}mails/again/", mails.again, name="mails-again"),
    path(f"{ONE}mails/<uuid:mail>/", mails.mail, name="mail"),
    path(f"{ONE}mails/<uuid:mail>/again/", mails.again, name="mail-again"),
    path(f"{ONE}links/<uuid:person>/renew/", papers.renew_link, name="link-renew"),
    *guest_urls.urlpatterns,
]
