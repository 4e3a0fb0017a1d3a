"""The last app to load: it closes the registries."""

from django.apps import AppConfig

from kontor.common.registry import freeze_all


class ConfigApp(AppConfig):
    name = "kontor.config"
    label = "config"

    def ready(self) -> None:
        freeze_all()
