from django.apps import AppConfig


class WorkerApp(AppConfig):
    name = "tests.worker_app"

    def ready(self) -> None:
        from kontor.jobs.kinds import kinds
        from tests.worker_app.work import count

        kinds.register("test.count", count)
