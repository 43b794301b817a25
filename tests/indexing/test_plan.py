"""Files of the corpus against those indexed: each is added, changed, removed, renamed or unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import CorpusError
from assistant.indexing.plan import hash_sources, make_plan

BEFORE = {"a.txt": "1", "b.txt": "2", "c.txt": "3"}


def test_every_kind_of_change_is_told_apart() -> None:
    plan = make_plan({"a.txt": "1", "b.txt": "9", "moved.txt": "3", "new.txt": "7"}, BEFORE, copy=True)
    assert plan.unchanged == ("a.txt",)
    assert plan.changed == ("b.txt",)
    assert plan.renamed == (("c.txt", "moved.txt"),)
    assert plan.added == ("new.txt",)
    assert plan.removed == ()
    assert plan.gone == ("c.txt",)
    assert plan.to_read == ("b.txt", "moved.txt", "new.txt")


def test_a_removed_file_is_removed() -> None:
    plan = make_plan({"a.txt": "1", "b.txt": "2"}, BEFORE, copy=True)
    assert (plan.removed, plan.gone, plan.to_read) == (("c.txt",), ("c.txt",), ())


def test_a_second_copy_is_added_not_renamed() -> None:
    plan = make_plan({**BEFORE, "copy.txt": "1"}, BEFORE, copy=True)
    assert (plan.added, plan.renamed) == (("copy.txt",), ())


def test_everything_is_read_where_nothing_can_be_copied() -> None:
    plan = make_plan(BEFORE, BEFORE, copy=False)
    assert plan.to_read == ("a.txt", "b.txt", "c.txt")
    assert plan.unchanged == ("a.txt", "b.txt", "c.txt")


def test_only_the_files_named_are_looked_at() -> None:
    found = {"a.txt": "8", "b.txt": "9", "new.txt": "7"}
    plan = make_plan(found, BEFORE, copy=True, only=["a.txt", "c.txt"])
    assert (plan.changed, plan.removed, plan.added) == (("a.txt",), ("c.txt",), ())
    assert plan.to_read == ("a.txt",)
    assert plan.hashes == {"a.txt": "8", "b.txt": "2"}


def test_a_file_named_that_is_not_there_is_an_error() -> None:
    with pytest.raises(CorpusError, match=r"typo\.txt: there is no such file"):
        make_plan({"a.txt": "1"}, BEFORE, copy=True, only=["typo.txt", "a.txt"])


def test_a_file_whose_bytes_cannot_be_read_is_never_unchanged() -> None:
    plan = make_plan({"a.txt": ""}, {"a.txt": ""}, copy=True)
    assert plan.to_read == ("a.txt",)


def test_sources_are_named_below_the_corpus(tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "云泽县.txt").write_text("报告", encoding="utf-8")
    (tmp_path / "README.md").write_text("notes", encoding="utf-8")
    assert list(hash_sources(tmp_path)) == ["2021/云泽县.txt"]


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        hash_sources(tmp_path / "nowhere")


FILES = st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from("12345"), max_size=7)


@settings(deadline=None, max_examples=200)
@given(FILES, FILES)
def test_the_kinds_share_no_file_and_miss_none(found: dict[str, str], before: dict[str, str]) -> None:
    plan = make_plan(found, before, copy=True)
    new_names = [new for _, new in plan.renamed]
    now = [*plan.added, *plan.changed, *plan.unchanged, *new_names]
    assert sorted(now) == sorted(found)
    old_names = [old for old, _ in plan.renamed]
    assert sorted([*plan.changed, *plan.unchanged, *plan.removed, *old_names]) == sorted(before)
    assert all(before[old] == found[new] for old, new in plan.renamed)
    assert sorted(plan.to_read) == sorted(set(now) - set(plan.unchanged))
