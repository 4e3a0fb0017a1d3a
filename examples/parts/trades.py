"""Trades of the region: what such a company is called, does, offers, looks for and can show to guests."""

from dataclasses import dataclass

from parts.table import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Trade:
    key: str
    word: str
    fields: str
    offer: str
    offer_en: str
    need: str
    need_en: str
    topic: str
    topic_en: str


TRADES = tuple(Trade(**row) for row in rows("trades.csv"))
BY_KEY = {trade.key: trade for trade in TRADES}
