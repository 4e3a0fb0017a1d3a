from collections import defaultdict

from kontor.common.folding import has_cjk
from kontor.directory.vocabulary import LANGUAGES, entries, key_of


def test_there_are_some_120_fields_each_in_six_languages() -> None:
    assert 115 <= len(entries()) <= 140
    for entry in entries():
        assert set(entry.words) == set(LANGUAGES)
        for language, words in entry.words.items():
            assert words, f"{entry.code} has no word in {language}"
            assert all(word == word.strip() and word for word in words), entry.code


def test_a_word_belongs_to_one_field_only() -> None:
    owners = defaultdict(set)
    for entry in entries():
        for words in entry.words.values():
            for word in words:
                owners[key_of(word)].add(entry.code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


def test_within_a_language_no_field_names_a_word_twice() -> None:
    for entry in entries():
        for language, words in entry.words.items():
            keys = [key_of(word) for word in words]
            assert len(keys) == len(set(keys)), (entry.code, language)


def test_chinese_words_are_chinese() -> None:
    for entry in entries():
        assert has_cjk(entry.words["zh"][0]), entry.code


def test_parents_exist_come_first_and_have_no_parent() -> None:
    codes = [entry.code for entry in entries()]
    for place, entry in enumerate(entries()):
        if entry.parent:
            assert codes.index(entry.parent) < place
            assert not entries()[codes.index(entry.parent)].parent


def test_fields_have_synonyms_in_the_languages_of_the_lists() -> None:
    for language in ("de", "en"):
        assert [entry.code for entry in entries() if len(entry.words[language]) < 2] == []
