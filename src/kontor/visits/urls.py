from django.urls import path

from kontor.visits.views import hand, staff, travel

app_name = "visits"
WEEK = "programmes/<uuid:public_id>/week/"
DRAFT = f"{WEEK}<int:number>/"
urlpatterns = [
    path(WEEK, staff.week, name="week"),
    path(f"{WEEK}travel-times/", travel.travel_times, name="travel-times"),
    path(f"{WEEK}plan/", staff.plan, name="plan"),
    path(DRAFT, staff.week, name="draft"),
    path(f"{DRAFT}copy/", staff.copy, name="copy"),
    path(f"{DRAFT}publish/", staff.publish, name="publish"),
    path(f"{DRAFT}withdraw/", staff.withdraw, name="withdraw"),
    path(f"{DRAFT}compare/<int:other>/", staff.compare, name="compare"),
    path(f"{DRAFT}visits/<uuid:visit>/", hand.visit, name="visit"),
    path(f"{DRAFT}visits/<uuid:visit>/lock/", hand.lock, name="lock"),
    path(f"{DRAFT}hosts/<uuid:host>/in/", hand.add, name="put-in"),
    path(f"{DRAFT}hosts/<uuid:host>/out/", hand.remove, name="take-out"),
    path(f"{DRAFT}hosts/<uuid:host>/allow/", hand.allow, name="let-in"),
]
