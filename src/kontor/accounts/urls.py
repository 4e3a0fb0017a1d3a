from django.urls import path

from kontor.accounts.views import administration, invitation, profile

app_name = "accounts"
urlpatterns = [
    path("language/", profile.language, name="language"),
    path("account/", profile.profile, name="profile"),
    path("account/data/", profile.my_data, name="my-data"),
    path("invitation/<str:secret>/", invitation.accept, name="accept"),
    path("administration/", administration.administration, name="administration"),
    path("administration/trail/", administration.Trail.as_view(), name="trail"),
    path("administration/users/", administration.Users.as_view(), name="users"),
    path("administration/users/<uuid:public_id>/", administration.user_page, name="user"),
    path("administration/users/<uuid:public_id>/erase/", administration.erase_user, name="erase"),
    path("administration/invitations/", administration.invite, name="invitations"),
    path("administration/invitations/<uuid:public_id>/withdraw/", administration.withdraw, name="withdraw"),
]
