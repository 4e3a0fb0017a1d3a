from django.apps import AppConfig


class MessagingApp(AppConfig):
    name = "kontor.messaging"
    label = "messaging"

    def ready(self) -> None:
        from kontor.accounts.privacy import holdings
        from kontor.messaging import tasks
        from kontor.messaging.privacy import HOLDING

        tasks.register()
        holdings.register("messaging.mails", HOLDING, order=50)  # the directory still knows the address
