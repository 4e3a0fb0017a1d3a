from django.apps import AppConfig


class PlanningApp(AppConfig):
    name = "kontor.planning"
    label = "planning"

    def ready(self) -> None:
        from kontor.planning.tasks import register_jobs

        register_jobs()
