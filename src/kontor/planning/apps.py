from django.apps import AppConfig


class PlanningApp(AppConfig):
    name = "kontor.planning"
    label = "planning"
