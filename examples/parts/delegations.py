"""The delegations' own lists, as their agencies send them."""

from pathlib import Path

from parts.people import ASCII
from parts.sheet import Sheet
from parts.table import rows

SPANISH = (
    "N.º", "Nombre", "Apellidos", "Empresa / Institución", "Cargo", "Población", "Correo electrónico", "Teléfono",
    "Idiomas", "Intereses tecnológicos", "Régimen alimentario", "Llegada", "Salida", "Grupo",
    "Autoriza publicación", "Observaciones",
)  # fmt: skip
ENGLISH = (
    "First name", "Last name", "Organisation", "Cluster", "Function", "Town", "E-mail", "Mobile", "Languages",
    "Technical interests", "Dietary requirements", "Arrival", "Departure", "Group", "May be listed",
    "Talk on the evening",
)  # fmt: skip
_LATIN = str.maketrans("àáâäçèéêëìíîïñòóôöùúûüÀÁÉÈÍÏÓÒÚÜÇ", "aaaaceeeeiiiinoooouuuuAAEEIIOOUUC")


def _address(given: str, family: str, organisation: str, end: str) -> str:
    def plain(text: str) -> str:
        kept = text.translate(ASCII).translate(_LATIN).lower().replace(" ", "-").replace("'", "")
        return "".join(sign for sign in kept if sign.isalnum() or sign == "-").strip("-")

    return f"{plain(given)}.{plain(family.split()[0])}@{plain(organisation)}.{end}"


def write_catalans(path: Path) -> None:
    sheet = Sheet(path, "Delegación", "Agència d'Indústria del Nord")
    sheet.title(0, len(SPANISH) - 1, "Misión a Westfalia Oriental, del 10 al 14 de mayo de 2027")
    sheet.title(1, len(SPANISH) - 1, "Lista de participantes (ejemplo: personas y empresas inventadas)")
    sheet.heads(3, SPANISH)
    sheet.widths((5, 14, 24, 32, 26, 20, 44, 18, 26, 34, 18, 22, 22, 7, 12, 28))
    for number, row in enumerate(rows("delegation_katalonien.csv"), start=1):
        sheet.row(3 + number, [
            number, row["given"], row["family"], row["organisation"], row["function"], row["city"],
            _address(row["given"], row["family"], row["organisation"], "cat.example"), f"+34 972 555 {number:03d}",
            row["languages"], row["interests"], row["diet"] or None, row["arrival"], row["departure"], row["group"],
            row["listed"], row["remark"] or None,
        ])  # fmt: skip
    sheet.close()


def write_french(path: Path) -> None:
    sheet = Sheet(path, "Delegation", "Pôle Vireo, Cluster Lumen Ouest")
    sheet.title(
        0,
        len(ENGLISH) - 1,
        "French delegation to East Westphalia, 7 to 11 June 2027 (example: invented people and firms)",
    )
    sheet.heads(2, ENGLISH)
    sheet.widths((14, 20, 28, 22, 24, 16, 44, 18, 26, 34, 18, 34, 34, 7, 12, 50))
    for number, row in enumerate(rows("delegation_frankreich.csv"), start=1):
        sheet.row(2 + number, [
            row["given"], row["family"], row["organisation"], row["cluster"], row["function"], row["city"],
            _address(row["given"], row["family"], row["organisation"], "fr.example"), f"+33 1 99 00 {number:02d} 10",
            row["languages"], row["interests"], row["diet"] or None, row["arrival"], row["departure"], row["group"],
            row["listed"], row["talk"] or None,
        ])  # fmt: skip
    sheet.close()
