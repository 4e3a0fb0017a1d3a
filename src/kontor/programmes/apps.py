from django.apps import AppConfig


class ProgrammesApp(AppConfig):
    name = "kontor.programmes"
    label = "programmes"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from kontor.programmes.registries import AgendaSource, agenda_sources
        from kontor.programmes.sources import items_wanted

        agenda_sources.register("items", AgendaSource(label=_("fixed items"), wanted=items_wanted), order=10)

        from kontor.programmes.papers import register_papers

        register_papers()
