from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "kontor.planning"
    default_auto_field = "django.db.models.BigAutoField"
