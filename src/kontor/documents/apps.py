from django.apps import AppConfig


class DocumentsApp(AppConfig):
    name = "kontor.documents"
    label = "documents"
