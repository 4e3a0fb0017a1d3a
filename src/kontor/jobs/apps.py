from django.apps import AppConfig


class JobsApp(AppConfig):
    name = "kontor.jobs"
    label = "jobs"

    def ready(self) -> None:
        from django.conf import settings

        from kontor.common.home import Panel, today_panels
        from kontor.jobs.operations.keep import let_go
        from kontor.jobs.queries import todays_jobs
        from kontor.jobs.rounds import Round, rounds

        rounds.register("jobs.keep", Round(run=lambda: let_go(days=settings.KEEP_JOBS), every=86400.0))
        today_panels.register("jobs", Panel(template="jobs/today.html", context=todays_jobs), order=80)
