from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kontor.accounts.enums import NameOrder
from kontor.common.models import Record
from kontor.directory.models.organisation import Organisation


class Person(Record):
    """Somebody the agency deals with. Names keep their parts, their order and their own script."""

    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120)
    name_order = models.CharField(_("name order"), max_length=6, choices=NameOrder, default=NameOrder.GIVEN_FIRST)
    original_name = models.CharField(_("name in the original script"), max_length=120, blank=True)
    salutation = models.CharField(_("form of address"), max_length=40, blank=True)
    title = models.CharField(_("title"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    languages = models.JSONField(_("languages"), default=list, blank=True)  # ISO 639-1 codes, best first
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person")

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ("family_name", "given_name")

    def __str__(self) -> str:
        names = (self.given_name, self.family_name)
        return " ".join(filter(None, names if self.name_order == NameOrder.GIVEN_FIRST else names[::-1]))


class Position(Record):
    """A person's function at an organisation. ``is_contact``: speaks for it (the role *contact*)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="positions")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="positions")
    function = models.CharField(_("function"), max_length=160, blank=True)
    is_contact = models.BooleanField(_("contact person"), default=False)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ("-is_contact", "person__family_name")

    def __str__(self) -> str:
        return self.function or str(self.person)
