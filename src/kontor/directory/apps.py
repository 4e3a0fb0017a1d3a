from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "kontor.directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kontor.accounts.administration import AdministrationPage, administration_pages
        from kontor.accounts.privacy import holdings
        from kontor.accounts.rules import Relation, RelationSource, relations
        from kontor.common.home import Panel, front_panels, landings
        from kontor.common.shell import MenuEntry, everybody, public_menu, rail
        from kontor.directory import front, privacy, search, thread
        from kontor.directory.importing.organisations import OrganisationImporter
        from kontor.directory.landing import own_organisation
        from kontor.directory.rules import can_list, speaks_for
        from kontor.imports.contract import importers

        search.register()
        holdings.register("directory.person", privacy.HOLDING, order=500)
        people = AdministrationPage(label=_("Personal data"), view="directory:privacy")
        administration_pages.register("directory.people", people)
        thread.register()
        importers.register("organisations", OrganisationImporter(), order=10)
        relations.register("directory.contacts", RelationSource(relation=Relation.CONTACT, holds=speaks_for))
        landings.register("directory.contact", own_organisation, order=60)
        front_panels.register("directory", Panel(template="directory/front.html", context=front.network), order=10)
        rail.register(
            "network",
            MenuEntry(
                label=_("Network"), icon="building-community", view="directory:organisations", visible=can_list.test
            ),
            order=20,
        )
        public_menu.register(
            "directory",
            MenuEntry(label=_("Network"), icon="building-community", view="directory:public", visible=everybody),
            order=20,
        )
