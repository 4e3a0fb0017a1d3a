from django.apps import AppConfig


class DirectoryApp(AppConfig):
    name = "kontor.directory"
    label = "directory"
