import pytest

from kontor.directory.names import match_key, split_legal_form


@pytest.mark.parametrize(
    ("name", "core", "form"),
    [
        ("Hellweg-Antriebe G.m.b.H.", "hellweg antriebe", "gmbh"),
        ("Mueller mbH & Co. KG", "muller", "co-kg"),
        ("Müller GmbH & Co. KGaA", "muller", "co-kg"),
        ("UG Test UG (haftungsbeschränkt)", "ug test", "ug"),
        ("Teuto Gesellschaft mit beschränkter Haftung", "teuto", "gmbh"),
        ("Ferran Automatització, S.A.U.", "ferran automatitzacio", "sa"),
        ("Robotics S.L.", "robotics", "sl"),
        ("Bar Co., Ltd.", "bar", "ltd"),
        ("河北机械有限公司", "河北机械", "ltd"),
        ("Saga", "saga", ""),
        ("GmbH", "gmbh", ""),
    ],
)
def test_the_legal_form_is_taken_off(name: str, core: str, form: str) -> None:
    parts = split_legal_form(name)
    assert (parts.core, parts.form) == (core, form)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Müller & Söhne GmbH", "Mueller und Soehne G.m.b.H."), ("Inst. f. Fertigung", "Institut für Fertigung e.V.")],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


def test_other_names_have_other_keys() -> None:
    assert match_key("Lippe Sensorik GmbH") != match_key("Lippe Robotik GmbH")
