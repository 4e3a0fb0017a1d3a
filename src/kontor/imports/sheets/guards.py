"""Refuses a file before it is unpacked: too large, locked, a ZIP bomb, or not a table at all."""

import io
import zipfile
from dataclasses import dataclass

from kontor.imports.sheets.errors import UnreadableFileError

MB = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES = {
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"%PDF": "PDF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7z",
    b"\x1f\x8b": "gzip",
    b"{\\rtf": "RTF",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is still read. A list of 50,000 rows and 100 columns stays well inside."""

    file_mb: int = 25
    unpacked_mb: int = 400
    ratio: int = 200  # unpacked size by packed size, for members above 10 MB
    members: int = 5_000
    rows: int = 100_000
    columns: int = 256


def kind_of(data: bytes, name: str, limits: Limits) -> str:
    """Return ``"book"`` or ``"text"``; raise ``UnreadableFileError`` for anything that is neither."""
    if len(data) > limits.file_mb * MB:
        raise UnreadableFileError("file-too-large", size=len(data) // MB, limit=limits.file_mb)
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableFileError("file-empty")
    if data.startswith(b"PK\x03\x04"):
        _check_zip(data, limits)
        return "book"
    if data.startswith(_OLE):
        _check_ole(data)
        return "book"
    lowered = data[:512].lstrip().lower()
    for signature, what in _SIGNATURES.items():
        if data.startswith(signature) and (what != "BMP" or b"\x00" in data[:64]):
            raise UnreadableFileError("file-other", what=what, name=name)
    if lowered.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise UnreadableFileError("file-other", what="HTML/XML", name=name)
    if name.lower().endswith((".xlsx", ".xlsm", ".xlsb", ".ods")):
        raise UnreadableFileError("file-not-what-it-says", name=name)
    return "text"


def _check_zip(data: bytes, limits: Limits) -> None:
    try:
        members = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise UnreadableFileError("file-damaged") from error
    unpacked = sum(member.file_size for member in members)
    blown = any(
        member.file_size > 10 * MB and member.file_size > limits.ratio * max(member.compress_size, 1)
        for member in members
    )
    if len(members) > limits.members or unpacked > limits.unpacked_mb * MB or blown:
        raise UnreadableFileError("file-bomb", size=unpacked // MB, limit=limits.unpacked_mb)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFileError("file-locked")
    names = {member.filename.lower() for member in members}
    if "content.xml" in names and _ods_locked(data):
        raise UnreadableFileError("file-locked")
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise UnreadableFileError("file-other", what="Word" if "word/document.xml" in names else "PowerPoint", name="")
    if not any(name.startswith("xl/") for name in names) and "content.xml" not in names:
        raise UnreadableFileError("file-other", what="ZIP", name="")


def _ods_locked(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        try:
            return b"encryption-data" in archive.read("META-INF/manifest.xml")
        except KeyError:
            return False


def _check_ole(data: bytes) -> None:
    """A locked .xlsx is an OLE container that holds an ``EncryptedPackage`` stream (MS-OFFCRYPTO 1.3.1)."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        raise UnreadableFileError("file-locked")
    if "Workbook".encode("utf-16-le") not in data and "Book".encode("utf-16-le") not in data:
        raise UnreadableFileError("file-other", what="OLE", name="")
