from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "kontor.imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kontor.accounts.privacy import holdings
        from kontor.imports import privacy, tasks
        from kontor.imports.operations.undo import expire
        from kontor.jobs.rounds import Round, rounds

        tasks.register()
        holdings.register("imports.rows", privacy.HOLDING, order=300)
        rounds.register("imports.expire", Round(run=expire, every=3600.0))  # uploads go when their time has come
