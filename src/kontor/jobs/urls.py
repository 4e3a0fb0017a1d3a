from django.urls import path

from kontor.jobs.views import staff

app_name = "jobs"
urlpatterns = [
    path("jobs/<uuid:public_id>/", staff.job_page, name="job"),
    path("jobs/<uuid:public_id>/cancel/", staff.cancel_job, name="cancel"),
]
