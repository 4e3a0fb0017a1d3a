from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsApp(AppConfig):
    name = "kontor.accounts"
    label = "accounts"

    def ready(self) -> None:
        from kontor.accounts.operations.privacy import erase_account, export_account
        from kontor.accounts.privacy import Holding, holdings
        from kontor.common.shell import MenuEntry, rail

        entry = MenuEntry(
            label=_("Administration"), icon="settings", view="accounts:administration", hide_on_phone=True
        )
        rail.register("administration", entry, order=900)
        account = Holding(label=_("Account"), export=export_account, erase=erase_account)
        holdings.register("accounts.user", account, order=900)  # last: others still need the address
