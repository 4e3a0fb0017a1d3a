from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisitsApp(AppConfig):
    name = "kontor.visits"
    label = "visits"

    def ready(self) -> None:
        from kontor.common import home
        from kontor.planning.engines import engines
        from kontor.programmes.registries import (
            AgendaSource,
            Panel,
            ProgrammeTab,
            StationNote,
            StepSource,
            agenda_sources,
            panels,
            station_notes,
            step_sources,
            tabs,
        )
        from kontor.visits.engine import ENGINE, VisitEngine, published_entries
        from kontor.visits.panels import draft_note, plan_steps, receives, waiting_drafts, week_figures

        engines.register(ENGINE, VisitEngine())
        agenda_sources.register(ENGINE, AgendaSource(label=VisitEngine.label, wanted=published_entries), order=20)
        tabs.register("week", ProgrammeTab(label=_("Week"), view="visits:week", shown=receives), order=20)
        station_notes.register("visits", StationNote(station="planning", text=draft_note))
        step_sources.register("visits", StepSource(steps=plan_steps), order=10)
        panels.register("visits", Panel(template="visits/panel.html", context=week_figures), order=10)
        home.today_panels.register("visits", home.Panel(template="visits/today.html", context=waiting_drafts), order=20)
