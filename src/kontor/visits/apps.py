from django.apps import AppConfig


class VisitsApp(AppConfig):
    name = "kontor.visits"
    label = "visits"
