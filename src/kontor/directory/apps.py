from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "kontor.directory"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from kontor.directory import search
        from kontor.directory.importing.organisations import OrganisationImporter
        from kontor.imports.contract import importers

        search.register()
        importers.register("organisations", OrganisationImporter(), order=10)
