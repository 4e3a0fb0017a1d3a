from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "kontor.imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kontor.imports import tasks

        tasks.register()
