from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesApp(AppConfig):
    name = "kontor.programmes"
    label = "programmes"

    def ready(self) -> None:
        from kontor.accounts.privacy import holdings
        from kontor.accounts.rules import Relation, RelationSource, relations
        from kontor.common.shell import MenuEntry, rail
        from kontor.directory.thread import thread
        from kontor.imports.contract import importers
        from kontor.jobs.kinds import kinds
        from kontor.messaging.privacy import addressed
        from kontor.programmes import landing, search
        from kontor.programmes.importers import DelegateImporter, HostImporter
        from kontor.programmes.papers import register_papers
        from kontor.programmes.printing import PRINTING
        from kontor.programmes.privacy import HOLDING, addressed_as
        from kontor.programmes.registries import (
            AgendaSource,
            StepSource,
            agenda_sources,
            step_sources,
        )
        from kontor.programmes.rules import can_list, is_in_team, takes_part
        from kontor.programmes.sources import items_wanted
        from kontor.programmes.steps import own_steps
        from kontor.programmes.thread import appointments, participations

        rail.register(
            "programmes",
            MenuEntry(label=_("Programmes"), icon="luggage", view="programmes:list", visible=can_list.test),
            order=30,
        )
        landing.register()
        search.register()
        agenda_sources.register("items", AgendaSource(label=_("Fixed items"), wanted=items_wanted), order=10)
        step_sources.register("programmes", StepSource(steps=own_steps), order=20)
        relations.register("programmes.team", RelationSource(relation=Relation.CO_ORGANISER, holds=is_in_team))
        relations.register("programmes.people", RelationSource(relation=Relation.PARTICIPANT, holds=takes_part))
        register_tabs()
        holdings.register("programmes.part", HOLDING, order=100)  # the directory still knows who it is
        addressed.register("programmes", addressed_as)
        register_papers()
        kinds.register("programmes.print", PRINTING)
        thread.register("programmes.participations", participations, order=20)
        thread.register("programmes.appointments", appointments, order=30)
        importers.register("delegates", DelegateImporter(), order=20)
        importers.register("hosts", HostImporter(), order=30)


def register_tabs() -> None:
    """Register this app's own pages of a programme."""
    from kontor.messaging.queries import has_mails
    from kontor.programmes.registries import ProgrammeTab, tabs
    from kontor.programmes.rules import can_publish

    tabs.register("overview", ProgrammeTab(label=_("Overview"), view="programmes:overview"), order=10)
    tabs.register(
        "hosts",
        ProgrammeTab(label=_("Hosts"), view="programmes:hosts", count=lambda programme: programme.appointments.count()),
        order=30,
    )
    tabs.register(
        "people",
        ProgrammeTab(
            label=_("Participants"), view="programmes:people",
            count=lambda programme: programme.participations.count(),
        ),
        order=40,
    )  # fmt: skip
    tabs.register("items", ProgrammeTab(label=_("Fixed items"), view="programmes:items"), order=50)
    tabs.register("tasks", ProgrammeTab(label=_("Tasks"), view="programmes:tasks"), order=60)
    tabs.register("papers", ProgrammeTab(label=_("Papers"), view="programmes:papers"), order=70)
    tabs.register(
        "mails",
        ProgrammeTab(label=_("Mails"), view="programmes:mails", shown=has_mails, may=can_publish),
        order=80,
    )
    tabs.register("setup", ProgrammeTab(label=_("Set-up"), view="programmes:setup"), order=90)
