"""The papers there are. An app adds one with a module that describes it and a template beside it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from kontor.common.registry import Registry
from kontor.documents.glyphs import Json
from kontor.documents.tongues import Tongues

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Subject(Protocol):
    """What a paper is about, for example a programme."""

    public_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One kind of paper.

    ``data`` reads what the template shows. ``stamp`` says cheaply how the subject stands: another one means that older
    prints are out of date. ``languages`` says in which one or two it is set. ``ready`` gives the sentence why it cannot
    be made yet, or "".
    """

    key: str
    label: "StrOrPromise"
    hint: "StrOrPromise"
    template: Path
    data: Callable[[Any, Tongues], Mapping[str, Json]]
    stamp: Callable[[Any], str]
    languages: Callable[[Any], Iterable[str]]
    ready: Callable[[Any], "StrOrPromise"] = lambda subject: ""
    icon: str = "file-text"
    order: int = 100


papers: Registry[Paper] = Registry("papers")
