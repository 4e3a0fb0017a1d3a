"""The hosts' answers to the call, as a form's export: semicolons, Windows-1252."""

import csv
from pathlib import Path

from parts.members import Member, members
from parts.table import rows

HEADS = (
    "Nr.", "Firma", "Straße", "PLZ Ort", "Ansprechpartner", "E-Mail", "Telefon", "Thema", "Thema (englisch)",
    "Mögliche Zeiten", "Dauer in Minuten", "Personen höchstens", "Sprachen", "Pflicht", "Priorität", "Gruppe",
    "Regeln", "Technologiefelder", "Wir bieten", "Wir bieten (englisch)", "Wir suchen", "Wir suchen (englisch)",
    "Bemerkung",
)  # fmt: skip
# How a host writes its own name, where that differs from the members' list.
OWN_NAME = {22: "Hellweg Antriebstechnik G.m.b.H.", 31: "Teuto Gußtechnik GmbH", 45: "Niewöhner Gebäudetechnik"}


def _row(number: int, answer: dict[str, str], member: Member, texts: dict[str, str]) -> list[str]:
    person = member.contacts[0]
    windows = answer["windows"].replace("; ", "\n") if number % 4 == 0 else answer["windows"]
    return [
        str(number), OWN_NAME.get(member.number, member.name), member.street,
        f"{member.town.code} {member.town.name}", person.name.replace("ı", "i"),
        f"{person.mailbox}@{member.domain}", member.phone, texts["topic"], texts["topic_en"], windows,
        answer["minutes"], answer["people"], answer["languages"], answer["must"], answer["priority"],
        answer["groups"], answer["rules"], member.fields, member.offer, texts["offer_en"], member.need,
        texts["need_en"], answer["remark"],
    ]  # fmt: skip


def _texts(member: Member) -> dict[str, str]:
    if member.trade is None:
        return {row["member"]: row for row in rows("host_texts.csv")}[str(member.number)]
    trade = member.trade
    return {"topic": trade.topic, "topic_en": trade.topic_en, "offer_en": trade.offer_en, "need_en": trade.need_en}


def write(path: Path, answers: str) -> None:
    """Write the answers of one table as a form's export."""
    known = {member.number: member for member in members()}
    with path.open("w", encoding="cp1252", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\r\n")
        out.writerow(HEADS)
        for number, answer in enumerate(rows(answers), start=1):
            member = known[int(answer["member"])]
            out.writerow(_row(number, answer, member, _texts(member)))
