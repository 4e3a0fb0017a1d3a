from django.urls import path

from kontor.directory.views import logos, networks, privacy, public, staff

app_name = "directory"
ONE = "organisations/<uuid:public_id>/"
urlpatterns = [
    path("organisations/", staff.Organisations.as_view(), name="organisations"),
    path("organisations/new/", staff.new, name="organisation-new"),
    path(ONE, staff.organisation, name="organisation"),
    path(f"{ONE}edit/", staff.edit, name="organisation-edit"),
    path(f"{ONE}archive/", staff.put_away, name="organisation-archive"),
    path(f"{ONE}merge/", networks.choose_double, name="choose-double"),
    path(f"{ONE}merge/<uuid:other>/", networks.merge_with, name="merge"),
    path(f"{ONE}merge/<uuid:merge_id>/undo/", networks.undo_merge, name="merge-undo"),
    path(f"{ONE}logo/", logos.edit, name="logo"),
    path("logos/<uuid:public_id>.png", logos.picture, name="logo-picture"),
    path(f"{ONE}<slug:kind>/new/", staff.part, name="part-new"),
    path(f"{ONE}<slug:kind>/<uuid:part>/", staff.part, name="part"),
    path(f"{ONE}<slug:kind>/<uuid:part>/remove/", staff.remove, name="part-remove"),
    path("administration/people/", privacy.People.as_view(), name="privacy"),
    path("administration/people/<uuid:public_id>/", privacy.person_page, name="privacy-person"),
    path("administration/people/<uuid:public_id>/export/", privacy.export, name="privacy-export"),
    path("administration/people/<uuid:public_id>/erase/", privacy.erase, name="privacy-erase"),
    path("networks/", networks.networks, name="networks"),
    path("networks/new/", networks.edit_network, name="network-new"),
    path("networks/<slug:slug>/", networks.network, name="network"),
    path("networks/<slug:slug>/edit/", networks.edit_network, name="network-edit"),
    path("vocabulary/", networks.vocabulary, name="vocabulary"),
    path("vocabulary/<slug:code>/", networks.field, name="field"),
    path("vocabulary/<slug:code>/words/<int:word>/remove/", networks.drop_word, name="word-remove"),
    path("directory/", public.directory, name="public"),
    path("directory/<uuid:public_id>/", public.organisation, name="public-organisation"),
]
