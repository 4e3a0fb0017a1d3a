from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "kontor.visits"
    default_auto_field = "django.db.models.BigAutoField"
