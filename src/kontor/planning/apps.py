from django.apps import AppConfig


class PlanningApp(AppConfig):
    name = "kontor.planning"
    label = "planning"

    def ready(self) -> None:
        from django.conf import settings

        from kontor.jobs.rounds import Round, rounds
        from kontor.planning.operations.drafts import let_go
        from kontor.planning.tasks import register_jobs

        register_jobs()
        rounds.register("planning.keep", Round(run=lambda: let_go(days=settings.KEEP_DRAFTS), every=86400.0))
