"""The sentences of the imports: what is wrong with a file or a cell, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """``text`` says what is, ``mend`` what to do; both are filled with a note's params."""

    text: str | Promise
    mend: str | Promise = ""

    def say(self, params: Mapping[str, str | int]) -> tuple[str, str]:
        return str(self.text) % dict(params), str(self.mend) % dict(params)


PHRASES: dict[str, Phrase] = {
    "file-too-large": Phrase(
        text=_("The file has %(size)s MB; up to %(limit)s MB are read."),
        mend=_("Delete pictures and unused sheets, or split the list into several files."),
    ),
    "file-empty": Phrase(
        text=_("The file is empty."), mend=_("Open it and check that the list is saved in it, then choose it again.")
    ),
    "file-locked": Phrase(
        text=_("The file is protected by a password."),
        mend=_("Open it in Excel, take the password off under File › Info, save it and choose it again."),
    ),
    "file-other": Phrase(
        text=_("This is no table but a file of the kind %(what)s, whatever its name says."),
        mend=_("Save the list as .xlsx, .xls, .ods or .csv and choose that file."),
    ),
    "file-not-what-it-says": Phrase(
        text=_("“%(name)s” is named like a workbook but is none."),
        mend=_("Open the list in Excel and save it as an Excel workbook (.xlsx), or rename a text file to .csv."),
    ),
    "file-damaged": Phrase(
        text=_("The file is damaged and cannot be opened."),
        mend=_("Open it in Excel, save it under a new name and choose that file."),
    ),
    "file-bomb": Phrase(
        text=_("The file is small but would unpack to %(size)s MB, as no list does."),
        mend=_("Copy the list alone into a new workbook and choose that file."),
    ),
    "file-binary": Phrase(
        text=_("The file holds no text that can be read as a table."),
        mend=_("Save the list as .xlsx or as .csv in UTF-8 and choose that file."),
    ),
    "too-many-columns": Phrase(
        text=_("The list has %(count)s filled columns; up to %(limit)s are read."),
        mend=_("Delete the columns that are not needed and choose the file again."),
    ),
    "too-many-rows": Phrase(
        text=_("The list has %(count)s rows; up to %(limit)s are read."),
        mend=_("Split the list into several files."),
    ),
    "no-header": Phrase(
        text=_("No row names the columns, such as name, town or e-mail."),
        mend=_("Say which row is the header, or write the names of the columns into the first row."),
    ),
    "no-sheet": Phrase(
        text=_("There is no sheet “%(sheet)s”. The file has: %(sheets)s."), mend=_("Choose one of these sheets.")
    ),
    "no-rows": Phrase(text=_("Below the header row there is nothing."), mend=_("Choose the sheet with the list.")),
    "required-column": Phrase(
        text=_("No column is mapped to “%(label)s”, which every row needs."),
        mend=_("Choose the column that holds it."),
    ),
    "as-above": Phrase(text=_("Taken from the row above: %(value)s.")),
    "nothing-above": Phrase(
        text=_("There is nothing above that this could mean."), mend=_("Put in what is meant, or leave the cell empty.")
    ),
    "text-cut": Phrase(
        text=_("The text is longer than %(limit)s characters and is cut."), mend=_("Shorten it where it matters.")
    ),
    "not-yes-no": Phrase(text=_("This is neither yes nor no."), mend=_("Write yes or no, or leave the cell empty.")),
    "not-a-number": Phrase(text=_("This is no number."), mend=_("Write digits only, or leave the cell empty.")),
    "number-found": Phrase(text=_("Read as %(number)s.")),
    "not-a-date": Phrase(text=_("This is no date."), mend=_("Write it as 01.04.2020, or leave the cell empty.")),
    "date-impossible": Phrase(
        text=_("There is no %(date)s."), mend=_("Put in a day that exists, or leave the cell empty.")
    ),
    "date-serial": Phrase(text=_("The date was stored as a number: %(date)s.")),
    "date-month-first": Phrase(text=_("Read with the month first: %(date)s.")),
    "not-a-moment": Phrase(
        text=_("“%(value)s” is no day and hour."), mend=_("Write it as 09.05.2027 18:40, or leave the cell empty.")
    ),
    "not-minutes": Phrase(text=_("“%(value)s” is no length of time."), mend=_("Write minutes, for example 90.")),
    "window-unread": Phrase(
        text=_("“%(value)s” could not be read as a time."),
        mend=_("Write it as 12.05.2027 09:30-12:00, several separated by semicolons."),
    ),
    "window-order": Phrase(text=_("%(value)s ends before it begins."), mend=_("Put the earlier hour first.")),
    "weekday-wrong": Phrase(
        text=_("%(date)s is another day of the week; the date counts."), mend=_("Check which of the two is meant.")
    ),
    "email-invalid": Phrase(
        text=_("“%(value)s” is no valid address."), mend=_("Put it right, or leave the cell empty.")
    ),
    "email-mended": Phrase(text=_("Read as %(email)s.")),
    "website-invalid": Phrase(
        text=_("“%(value)s” is no web address."), mend=_("Write it as www.example.org, or leave the cell empty.")
    ),
    "phone-invalid": Phrase(
        text=_("“%(value)s” is no telephone number."), mend=_("Write it with its area code, or leave the cell empty.")
    ),
    "phone-rounded": Phrase(
        text=_("The spreadsheet has rounded the number “%(value)s”; its last digits are lost."),
        mend=_("Format the column as text in the spreadsheet and put the number in again."),
    ),
    "phone-zero": Phrase(text=_("The spreadsheet had dropped the zero at the front: %(phone)s.")),
    "vat-invalid": Phrase(
        text=_("“%(value)s” is no VAT number."), mend=_("Write it as DE123456789, or leave the cell empty.")
    ),
    "vat-unsure": Phrase(text=_("The check digit of %(value)s does not fit."), mend=_("Compare it with a letterhead.")),
    "no-name": Phrase(text=_("“%(value)s” holds no name."), mend=_("Write given name and family name.")),
    "postal-unread": Phrase(text=_("“%(value)s” is no postal code."), mend=_("Put it right, or leave the cell empty.")),
    "postal-zero": Phrase(text=_("The spreadsheet had dropped the zero at the front: %(code)s.")),
    "country-typo": Phrase(text=_("Read as %(name)s.")),
    "country-unknown": Phrase(
        text=_("There is no country “%(value)s”."), mend=_("Write its name or its two-letter code, such as FR.")
    ),
    "language-unknown": Phrase(
        text=_("There is no language “%(value)s”."), mend=_("Write its name or its code, such as fr.")
    ),
}


def say(code: str, params: Mapping[str, str | int], more: Mapping[str, Phrase] | None = None) -> tuple[str, str]:
    """Return what is wrong and what to do, in the reader's language."""
    phrase = (more or {}).get(code) or PHRASES[code]
    return phrase.say(params)
