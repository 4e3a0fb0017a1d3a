from django.apps import AppConfig


class AccountsApp(AppConfig):
    name = "kontor.accounts"
    label = "accounts"
