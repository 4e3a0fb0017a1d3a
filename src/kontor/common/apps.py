from django.apps import AppConfig


class CommonApp(AppConfig):
    name = "kontor.common"
    label = "common"
