from django.apps import AppConfig


class JobsApp(AppConfig):
    name = "kontor.jobs"
    label = "jobs"

    def ready(self) -> None:
        from kontor.common.home import Panel, today_panels
        from kontor.jobs.queries import todays_jobs

        today_panels.register("jobs", Panel(template="jobs/today.html", context=todays_jobs), order=80)
