from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "kontor.programmes"
    default_auto_field = "django.db.models.BigAutoField"
