from django.urls import path

from kontor.common.views import health, home

app_name = "common"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", home.search, name="search"),
    path("theme/", home.theme, name="theme"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
]
