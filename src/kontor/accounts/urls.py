from django.urls import path

from kontor.accounts.views import profile

app_name = "accounts"
urlpatterns = [
    path("language/", profile.language, name="language"),
    path("account/", profile.profile, name="profile"),
]
