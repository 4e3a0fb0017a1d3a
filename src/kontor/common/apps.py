from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommonApp(AppConfig):
    name = "kontor.common"
    label = "common"

    def ready(self) -> None:
        from kontor.common.shell import MenuEntry, rail

        rail.register("today", MenuEntry(label=_("Today"), icon="sun", view="common:home"), order=10)
