"""Sentences about files."""

from kontor.imports.phrases import say


def test_a_small_bomb_is_not_measured_against_a_limit_it_keeps() -> None:
    text, _mend = say("file-bomb", {"size": 286, "limit": 400})
    assert "286 MB" in text
    assert "400" not in text
