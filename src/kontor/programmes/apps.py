from django.apps import AppConfig


class ProgrammesApp(AppConfig):
    name = "kontor.programmes"
    label = "programmes"
