from django.apps import AppConfig


class AuditApp(AppConfig):
    name = "kontor.audit"
    label = "audit"
