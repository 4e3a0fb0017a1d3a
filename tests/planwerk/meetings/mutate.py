"""Valid inputs spoilt at random: numbers, texts, structure and single characters."""

import copy
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planwerk.meetings.formats_json import problem_data
from tests.planwerk.meetings.cases import case

JUNK: tuple[object, ...] = (
    None, True, -1, 0, 1, 3, 10**9, 10**30, 1.5, float("1e400"), "", " ", "p0", "m1", "x" * 500, "\x00", "ä", [], [[]],
    {}, [None], ["p0"], {"id": "p0"}, [1, 2], "1-2", "de-fr",
)  # fmt: skip
DZN = """nBusiness = 3;
nMeetings = 2;
nTables = 1;
nTotalSlots = 3;
nMorningSlots = 2;
requested = [|1, 2,1,
|1, 3,3,
|];
forbidden = [{0},{1},{0,3}];
fixed = [2,0];
precedences = [{},{1}];
"""
WORDS = [
    "nBusiness",
    "[|",
    "|]",
    "[",
    "]",
    "{",
    "}",
    ";",
    ",",
    "=",
    "|",
    "-5",
    "99999999999999",
    "0",
    "7",
    "%",
    "ü",
    "\x00",
]
SHEETS = {
    "participants": "ID;Name;Unavailable;Min;Max\na;Ann;1;;\nb;Ben;9:00-9:40;1;2\nc;Cem;am;;\n",
    "meetings": "id;participant 1;participant 2;length;languages;after\nx;a;b;1;de-fr;\ny;b;c;2;;x\n",
    "slots": "label;session\n9:00;am\n9:20;am\n9:40;am\n",
    "tables": "id;area;capacity\n1;A;3\n2;B;\n",
}


def spoilt_json(seed: int) -> str:
    """Return a JSON problem with one to three values, fields or characters spoilt."""
    rnd = random.Random(seed)
    data = copy.deepcopy(problem_data(case(seed % 50)))
    for _ in range(rnd.randint(1, 3)):
        _spoil(rnd, data)
    text = json.dumps(data)
    return _spoil_text(rnd, text, list('{}[],:"-0é')) if rnd.random() < 0.2 else text


def _spoil(rnd: random.Random, data: dict[str, Any]) -> None:
    holder, key = rnd.choice(list(_places(data)))
    what = rnd.random()
    if what < 0.6:
        holder[key] = rnd.choice(JUNK)
    elif what < 0.75:
        del holder[key]
    elif isinstance(holder, dict):
        holder[str(rnd.choice(("colour", "id", "slots", key)))] = holder[key]
    else:
        holder.append(holder[key])


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    for key in list(node) if isinstance(node, dict) else range(len(node)):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from _places(node[key])


def _spoil_text(rnd: random.Random, text: str, words: list[str]) -> str:
    at = rnd.randrange(len(text) + 1)
    return text[:at] + rnd.choice(["", rnd.choice(words)]) + text[at + rnd.randint(0, 3) :]


def spoilt_dzn(seed: int) -> str:
    """Return a published instance with a few characters or words spoilt."""
    rnd, text = random.Random(seed), DZN
    for _ in range(rnd.randint(1, 4)):
        text = _spoil_text(rnd, text, WORDS)
    return text


def spoilt_folder(seed: int, folder: Path) -> Path:
    """Write a set of CSV files with a few characters or cells spoilt."""
    rnd = random.Random(seed)
    for name, text in SHEETS.items():
        for _ in range(rnd.randint(0, 2)):
            text = _spoil_text(rnd, text, [";", "\n", '"', "zz", "-1", "99", "\x00", "ß", "1-", "a,b"])
        (folder / f"{name}.csv").write_bytes(text.encode("utf-8" if rnd.random() < 0.9 else "utf-16"))
    return folder
