"""Names of organisations: the legal form apart, and the key by which two spellings of one name are the same."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kontor.common.folding import fold, has_cjk, plain

# Spellings over the folded name; the right side is the form they stand for. A form that contains another
# ("GmbH & Co. KG") comes before it.
_FORMS: tuple[tuple[str, str], ...] = (
    (r"(?:gesellschaft mit beschrankter haftung|g ?m ?b ?h|m ?b ?h|ges m b h|ug haftungsbeschrankt|ug|ag|se)"
     r"(?: und| u| and)? ?(?:co|compagnie|cie)? (?:kommanditgesellschaft|k ?g ?a ?a|k ?g|o ?h ?g)", "co-kg"),
    (r"(?:gesellschaft mit beschrankter haftung|gemeinnutzige gmbh|g ?g ?m ?b ?h|ges ?m ?b ?h|g ?m ?b ?h|m ?b ?h)",
     "gmbh"),
    (r"(?:unternehmergesellschaft|u ?g)(?: haftungsbeschrankt)?", "ug"),
    (r"(?:aktiengesellschaft|a ?g)", "ag"),
    (r"(?:kommanditgesellschaft|k ?g)(?: a ?a)?", "kg"),
    (r"(?:offene handelsgesellschaft|o ?h ?g)", "ohg"),
    (r"(?:eingetragene genossenschaft|e ?g)", "eg"),
    (r"(?:eingetragener verein|e ?v)", "ev"),
    (r"(?:eingetragene[rn]? kauf(?:mann|frau)|e ?k(?: fr| fm)?)", "ek"),
    (r"(?:g ?b ?r)", "gbr"),
    (r"(?:s ?c ?e|s ?e)", "se"),
    (r"(?:sociedad limitada(?: unipersonal| laboral)?|societat limitada|s ?l ?u|s ?l ?l|s ?l ?p|s ?l)", "sl"),
    (r"(?:sociedad anonima(?: unipersonal)?|societat anonima|s ?a ?u|s ?a ?s ?u|s ?a ?s|s ?a ?r ?l|e ?u ?r ?l|s ?a)",
     "sa"),
    (r"(?:sociedad cooperativa|s ?c ?c ?l|s ?coop)", "coop"),
    (r"(?:limited liability company|private limited|pvt ltd|co ltd|company limited|limited|ltd|llc|plc|llp)", "ltd"),
    (r"(?:incorporated|inc|corporation|corp)", "inc"),
    (r"(?:b ?v|n ?v)", "bv"),
    (r"(?:s ?p ?a|s ?r ?l)", "srl"),
    (r"(?:sp z o o|s ?r ?o|a ?s|d ?o ?o|k ?f ?t|a ?b|o ?y|a ?p ?s)", "other"),
)  # fmt: skip
_COMPILED = tuple((re.compile(rf"(?:^|(?<= )){pattern}(?=$)"), form) for pattern, form in _FORMS)
_JOINTS = re.compile(r"(?: (?:und|u|and|y|et|i|co|cie|compagnie))+$")
_AND = frozenset({"und", "u", "and", "y", "et"})
_CJK_FORM = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|公司|集团)+$")
_ABBREVIATIONS = {
    "ges": "gesellschaft", "inst": "institut", "f": "fur", "techn": "technik", "masch": "maschinen",
    "intl": "international",
    "internat": "international", "ind": "industrie", "gebr": "gebruder", "univ": "universitat", "hs": "hochschule",
    "fh": "fachhochschule", "dt": "deutsche", "st": "sankt", "elektrotechn": "elektrotechnik",
    "klemmtech": "klemmtechnik", "technol": "technologie", "serv": "service",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """``core`` is the folded name without legal form; ``form`` the form as a code, "" where the name has none."""

    core: str
    form: str


@lru_cache(maxsize=32768)
def split_legal_form(name: str) -> NameParts:
    """Return the name without its legal form, folded, and the form.

    >>> split_legal_form("Hellweg-Antriebe G.m.b.H.")
    NameParts(core='hellweg antriebe', form='gmbh')
    """
    if has_cjk(name):
        bare = "".join(plain(name).split())
        core = _CJK_FORM.sub("", bare)
        return NameParts(core=core or bare, form="ltd" if core != bare else "")
    folded = fold(re.sub(r"\((?:haftungsbeschränkt|haftungsbeschraenkt)\)", " haftungsbeschränkt", name))
    folded = re.sub(r"[(\[].*?[)\]]", " ", folded).strip()
    form = ""
    while True:
        for pattern, code in _COMPILED:
            match = pattern.search(folded)
            if match and match.start() > 0:
                folded, form = _JOINTS.sub("", folded[: match.start()].rstrip()), form or code
                break
        else:
            break
        if form == "co-kg":
            break
    return NameParts(core=folded, form=form)


@lru_cache(maxsize=32768)
def match_key(name: str) -> str:
    """Return the key under which the spellings of one organisation meet: no legal form, accents or abbreviations.

    >>> match_key("Müller Söhne GmbH & Co. KG") == match_key("Mueller Soehne mbH & Co. KG")
    True
    """
    words = [word for word in split_legal_form(name).core.split() if word not in _AND]
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)[:240]


def same_form(one: str, other: str) -> bool:
    """Whether two codes of a legal form do not contradict each other."""
    return not one or not other or one == other
