"""What the directory says of imported cells, and why two entries may be one."""

from django.utils.translation import gettext_lazy as _

from kontor.directory.duplicates import Reason
from kontor.imports.phrases import Phrase

PHRASES = {
    "org-no-name": Phrase(
        text=_("Without a name the row is left out."), mend=_("Put in the name, or leave the row out.")
    ),
    "place-typo": Phrase(text=_("Read as %(name)s; “%(value)s” is no town that is known.")),
    "place-unknown": Phrase(
        text=_("No town “%(value)s” is known, so it will be missing on the map."),
        mend=_("Check the spelling and the country."),
    ),
    "postal-cut": Phrase(text=_("The postal code had been cut: %(city)s has %(code)s.")),
    "postal-elsewhere": Phrase(
        text=_("%(code)s lies in another part of the country than %(city)s."),
        mend=_("Compare postal code and town."),
    ),
    "field-guess": Phrase(text=_("“%(value)s” read as %(name)s.")),
    "field-unknown": Phrase(
        text=_("“%(value)s” is no technology field."),
        mend=_("Use a word of the vocabulary, or add this one to it as a synonym."),
    ),
    "kind-unknown": Phrase(
        text=_("“%(value)s” is no kind of organisation; it is taken for a company."),
        mend=_("Write company, university, institute, cluster, agency, chamber or government body."),
    ),
    "year-impossible": Phrase(text=_("%(value)s is no year of foundation."), mend=_("Put it right or leave it empty.")),
}

REASONS = {
    Reason.SAME_VAT: _("same VAT number"),
    Reason.SAME_NAME: _("same name"),
    Reason.SIMILAR_NAME: _("similar name"),
    Reason.SHORT_NAME: _("same short name"),
    Reason.OTHER_FORM: _("other legal form"),
    Reason.SAME_DOMAIN: _("same domain"),
    Reason.SAME_EMAIL: _("same e-mail address"),
    Reason.SAME_PHONE: _("same telephone number"),
    Reason.SAME_STREET: _("same street"),
    Reason.SAME_PLACE: _("same town"),
    Reason.OTHER_PLACE: _("another town"),
}
