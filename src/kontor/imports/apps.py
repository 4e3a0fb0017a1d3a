from django.apps import AppConfig


class ImportsApp(AppConfig):
    name = "kontor.imports"
    label = "imports"
