"""Addresses for guests, hosts and the public. Short, because they stand on paper."""

from django.urls import path

from kontor.programmes.views import host, participant, public

urlpatterns = [
    path("mine/", participant.mine, name="mine"),
    path("a/<str:key>/", participant.agenda, name="agenda"),
    path("a/<str:key>/e/<uuid:public_id>/", participant.entry, name="agenda-entry"),
    path("a/<str:key>/calendar/", participant.calendar_page, name="agenda-calendar"),
    path("a/<str:key>/calendar.ics", participant.feed, name="agenda-feed"),
    path("a/<str:key>/notes/", participant.notes, name="agenda-notes"),
    path("a/<str:key>/code/", participant.badge, name="agenda-code"),
    path("b/<uuid:public_id>/", public.badge, name="badge"),
    path("p/<uuid:public_id>/", public.programme, name="public"),
    path("hosting/", host.visits, name="host-visits"),
    path("hosting/<uuid:public_id>/", host.visit, name="host-visit"),
    path("hosting/<uuid:public_id>/list.pdf", host.paper, name="host-paper"),
]
