from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from assistant.lexicon.bilingual import stems, translate


def words(text: str) -> list[str]:
    return [word for word, _ in translate(text)]


@pytest.mark.parametrize(
    "forms",
    [
        ("disclose", "disclosed", "disclosing", "discloses"),
        ("penalty", "penalties"),
        ("company", "companies"),
        ("refuse", "refused", "refusing"),
        ("lawsuit", "lawsuits"),
        ("plan", "planned", "planning", "plans"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stems(form) for form in forms}) == 1


def test_words_that_only_look_inflected_keep_their_end() -> None:
    assert stems("apply") != stems("app")
    assert stems("less status basis") == ("less", "status", "basis")


def test_the_longest_phrase_of_the_field_wins() -> None:
    assert words("state secrets") == ["国家秘密"]
    assert "行政复议" in words("cases of administrative reconsideration")


def test_field_senses_come_before_general_ones() -> None:
    assert "申请" in words("applications")
    assert "应用" not in words("applications")


def test_a_word_only_the_dictionary_knows_shares_its_weight() -> None:
    found = translate("bridge")
    assert 1 < len(found) <= 4
    assert sum(weight for _, weight in found) == pytest.approx(1.0)


def test_chinese_has_no_translation() -> None:
    assert translate("鹤庆县2019年收到多少件申请") == []


def test_unknown_words_are_passed_over() -> None:
    assert words("zzyzx applications zzyzx") == words("applications")


def test_no_two_phrases_of_the_lexicon_are_the_same_after_stemming() -> None:
    table = yaml.safe_load(files("assistant.lexicon").joinpath("bilingual.yaml").read_text(encoding="utf-8"))
    by_stem: dict[tuple[str, ...], list[str]] = {}
    for phrase in table:
        by_stem.setdefault(stems(str(phrase)), []).append(phrase)
    assert {key: phrases for key, phrases in by_stem.items() if len(phrases) > 1 or not key} == {}


def test_the_dictionary_names_its_source_and_licence() -> None:
    import gzip

    packed = files("assistant.lexicon").joinpath("bilingual_cedict.tsv.gz").read_bytes()
    first = gzip.decompress(packed).decode("utf-8").splitlines()[0]
    assert "CC-CEDICT" in first
    assert "CC BY-SA" in first
