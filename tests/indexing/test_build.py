"""Building: what is read again, what is copied, what is published, and what never is."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import tantivy
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from langchain_core.documents import Document

from assistant.errors import CorpusError, EmbeddingError, IndexLockedError, StoreError
from assistant.indexing import build, generations, lexical, rows, searches, vectors
from assistant.indexing.build import BuildResult, build_index
from assistant.indexing.catalog import LAYOUT
from assistant.indexing.generations import current_name, list_generations
from assistant.indexing.store import open_index
from assistant.indexing.verify import verify_generation
from tests.indexing.conftest import SIZE, HashEmbeddings, WriteReport, report_text

Run = Callable[..., BuildResult]


@pytest.fixture
def run(corpus: Path, index_dir: Path, embeddings: HashEmbeddings) -> Run:
    """Build the corpus of the test."""

    def run_build(**options: Any) -> BuildResult:
        model = options.pop("model", embeddings)
        return build_index(corpus, index_dir, model, **options)

    return run_build


def tree(folder: Path) -> dict[str, int]:
    """Every file below a folder with the time it was last written."""
    return {str(path): path.stat().st_mtime_ns for path in sorted(folder.rglob("*")) if path.is_file()}


def contents(index_dir: Path) -> dict[str, Any]:
    """What an index answers from, without the names of its generations."""
    with open_index(index_dir, HashEmbeddings()) as index:
        return {
            "reports": index.reports(),
            "texts": [index.report(report.report_id) for report in index.reports()],
            "facts": index.facts([report.report_id for report in index.reports()]),
            "checks": index.checks([report.report_id for report in index.reports()]),
            "passages": index.passages(),
            "vectors": {
                name: rows.tolist()
                for name, rows in index.vectors([str(p.id) for p in index.passages()]).items()
            },
            "near": sorted((str(p.id), round(s, 4)) for p, s in index.search_vectors("收到申请", 1000)),
            "words": sorted((str(p.id), round(s, 3)) for p, s in index.search_text(["申请"], 1000)),
        }


# --- a first build ---------------------------------------------------------------------------------


def test_a_first_build_publishes_what_it_says(run: Run, write_report: WriteReport, index_dir: Path) -> None:
    write_report("a.txt", year=2020)
    write_report("2021/b.txt", year=2021)
    result = run()
    assert result.published
    assert result.added == ("2021/b.txt", "a.txt")
    assert result.generation == current_name(index_dir)
    with open_index(index_dir) as index:
        assert len(index.reports()) == result.reports == 2
        assert len(index.passages()) == result.passages > 0
        assert len(index.facts()) == result.facts > 0
    assert verify_generation(index_dir) == []
    assert not list(index_dir.glob(".tmp-*"))


def test_progress_names_every_file(run: Run, write_report: WriteReport) -> None:
    for name in ("a.txt", "b.txt"):
        write_report(name)
    told: list[tuple[int, int, str]] = []
    run(progress=lambda *values: told.append(values))
    assert told == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def test_many_files_are_read_by_several_processes(run: Run, write_report: WriteReport) -> None:
    for number in range(10):
        write_report(f"{number}.txt", region=f"云泽{'一二三四五六七八九十'[number]}县")
    assert run().reports == 10


def test_the_same_corpus_gives_the_same_generation(
    run: Run, write_report: WriteReport, corpus: Path, tmp_path: Path
) -> None:
    write_report("a.txt")
    first = run()
    second = build_index(corpus, tmp_path / "other", HashEmbeddings())
    assert first.generation == second.generation


# --- files that cannot be read ----------------------------------------------------------------------


def test_one_bad_file_never_stops_the_others(run: Run, write_report: WriteReport, corpus: Path) -> None:
    write_report("good.txt")
    (corpus / "empty.txt").write_bytes(b"")
    (corpus / "noise.pdf").write_bytes(b"%PDF-1.4 but nothing else")
    result = run()
    assert result.published
    assert result.reports == 1
    assert sorted(error.source for error in result.errors) == ["empty.txt", "noise.pdf"]
    assert all(error.reason for error in result.errors)


def test_errors_are_kept_for_the_operator(
    run: Run, write_report: WriteReport, corpus: Path, index_dir: Path
) -> None:
    write_report("good.txt")
    (corpus / "empty.txt").write_bytes(b"")
    run()
    with open_index(index_dir) as index:
        assert [p.file for p in index.problems() if p.kind == "error"] == ["empty.txt"]
    assert not run().published, "the same error again is nothing new"
    (corpus / "empty.txt").unlink()
    assert run().published
    with open_index(index_dir) as index:
        assert [p.file for p in index.problems() if p.kind == "error"] == []


def test_a_report_that_can_no_longer_be_read_stays_as_last_read(
    run: Run, write_report: WriteReport, corpus: Path, index_dir: Path
) -> None:
    write_report("a.txt", received=12)
    run()
    (corpus / "a.txt").write_bytes(b"")
    result = run()
    assert result.kept == ["a.txt"]
    with open_index(index_dir) as index:
        assert len(index.reports()) == 1
    write_report("a.txt", received=13)
    assert run().kept == []
    with open_index(index_dir) as index:
        assert "申请13件" in index.report(index.reports()[0].report_id).text


def test_a_fault_of_the_reader_is_the_files_error(
    run: Run, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.reports import facts

    write_report("good.txt")
    write_report("bad.txt", extra="坏")
    real = facts.extract_facts

    def fail_once(report: Any) -> Any:
        if "坏" in report.text:
            raise ZeroDivisionError("no columns")
        return real(report)

    monkeypatch.setattr(facts, "extract_facts", fail_once)
    result = run()
    assert result.reports == 1
    assert "ZeroDivisionError: no columns" in result.errors[0].reason


def test_a_reading_that_contradicts_itself_is_the_files_error(
    run: Run, write_report: WriteReport, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant.reports import facts

    write_report("a.txt", received=12)
    run()
    real = facts.extract_facts

    def twice(report: Any) -> Any:
        found, warnings = real(report)
        return [*found, *found], warnings

    monkeypatch.setattr(facts, "extract_facts", twice)
    write_report("a.txt", received=13)
    write_report("b.txt", year=2020)
    result = run()
    assert [error.source for error in result.errors] == ["a.txt", "b.txt"]
    assert result.kept == ["a.txt"]
    with open_index(index_dir) as index:
        assert ["申请12件" in index.report(report.report_id).text for report in index.reports()] == [True]


@pytest.mark.parametrize("files", [{}, {"empty.txt": b""}])
def test_a_corpus_without_reports_publishes_nothing(
    run: Run, corpus: Path, index_dir: Path, files: dict[str, bytes], write_report: WriteReport
) -> None:
    kept = write_report("a.txt")
    run()
    published = current_name(index_dir)
    kept.unlink()
    for name, data in files.items():
        (corpus / name).write_bytes(data)
    with pytest.raises(CorpusError):
        run()
    assert current_name(index_dir) == published
    assert not list(index_dir.glob(".tmp-*"))


def test_a_missing_corpus_is_named(index_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no such folder"):
        build_index(tmp_path / "nowhere", index_dir, HashEmbeddings())


# --- again, with little or nothing changed -------------------------------------------------------------


def test_a_second_run_reads_embeds_and_writes_nothing(
    run: Run, write_report: WriteReport, index_dir: Path, embeddings: HashEmbeddings
) -> None:
    write_report("a.txt")
    first = run()
    embeddings.asked.clear()
    before = tree(index_dir)
    second = run()
    assert not second.published
    assert second.generation == first.generation
    assert (second.files_read, second.embedded, embeddings.asked) == (0, 0, [])
    assert (second.reports, second.passages, second.facts) == (first.reports, first.passages, first.facts)
    assert second.unchanged == ("a.txt",)
    assert tree(index_dir) == before


def test_only_what_is_new_is_read_and_embedded(
    run: Run, write_report: WriteReport, embeddings: HashEmbeddings
) -> None:
    write_report("a.txt", year=2020)
    run()
    embeddings.asked.clear()
    write_report("b.txt", year=2021, extra="新增一句独有的话。")
    result = run()
    assert (result.files_read, result.added, result.unchanged) == (1, ("b.txt",), ("a.txt",))
    assert result.embedded == len(embeddings.asked) == len(set(embeddings.asked))
    assert any("独有" in text for text in embeddings.asked)
    assert not any("2020年" in text for text in embeddings.asked)


def test_a_changed_file_replaces_what_was_read_of_it(
    run: Run, write_report: WriteReport, index_dir: Path
) -> None:
    write_report("a.txt", received=12)
    run()
    write_report("a.txt", received=13)
    assert run().changed == ("a.txt",)
    with open_index(index_dir, HashEmbeddings()) as index:
        joined = "".join(passage.page_content for passage, _ in index.search_vectors("申请", 1000))
        assert "申请13件" in joined
        assert "申请12件" not in joined
        assert len(index.reports()) == 1


def test_a_renamed_file_is_embedded_not_at_all(run: Run, write_report: WriteReport, corpus: Path) -> None:
    path = write_report("a.txt")
    write_report("b.txt", year=2020)
    run()
    path.rename(corpus / "c.txt")
    result = run()
    assert result.renamed == (("a.txt", "c.txt"),)
    assert (result.added, result.removed, result.embedded, result.reports) == ((), (), 0, 2)


def test_a_removed_file_is_forgotten(run: Run, write_report: WriteReport, index_dir: Path) -> None:
    path = write_report("a.txt", region="青岚县")
    write_report("b.txt", region="云泽县")
    run()
    path.unlink()
    assert run().removed == ("a.txt",)
    with open_index(index_dir, HashEmbeddings()) as index:
        assert [report.source for report in index.reports()] == ["b.txt"]
        assert all("青岚" not in p.page_content for p, _ in index.search_vectors("青岚县", 1000))
        assert index.search_text(["青岚"], 10) == []


def test_a_newer_version_supersedes_and_its_removal_restores(
    run: Run, write_report: WriteReport, index_dir: Path
) -> None:
    write_report("a.txt", received=12)
    run()
    newer = write_report("b.txt", received=13)
    assert run().superseded == (("a.txt", "b.txt"),)
    with open_index(index_dir, HashEmbeddings()) as index:
        old, new = index.reports()
        assert (old.superseded_by, new.superseded_by) == (new.report_id, "")
        assert {fact.report_id for fact in index.facts()} == {new.report_id}
        assert index.facts([old.report_id]), "history can still be read by its id"
        found = index.search_vectors("申请", 1000) + index.search_text(["申请"], 1000)
        assert {passage.metadata["report_id"] for passage, _ in found} == {new.report_id}
    newer.unlink()
    assert run().superseded == ()
    with open_index(index_dir, HashEmbeddings()) as index:
        assert [report.superseded_by for report in index.reports()] == [""]
        assert len(index.search_vectors("申请", 1000)) == len(index.passages())


def test_another_model_embeds_everything_again(run: Run, write_report: WriteReport, index_dir: Path) -> None:
    write_report("a.txt")
    run()
    other = HashEmbeddings(size=32)
    result = run(model=other)
    assert result.published
    assert result.files_read == 0
    assert result.embedded == len(set(other.asked)) > 0
    with open_index(index_dir, other) as index:
        assert index.search_vectors("申请", 1)


def test_another_reader_reads_everything_again_and_embeds_nothing(
    run: Run, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report("a.txt")
    run()
    monkeypatch.setattr(build, "reader_identity", lambda: "2-other")
    result = run()
    assert (result.published, result.files_read, result.embedded) == (True, 1, 0)
    assert not run().published


def test_full_reads_and_embeds_everything(run: Run, write_report: WriteReport) -> None:
    write_report("a.txt")
    run()
    result = run(full=True)
    assert (result.published, result.files_read) == (True, 1)
    assert result.embedded > 0


def test_only_the_files_named_are_looked_at(run: Run, write_report: WriteReport, index_dir: Path) -> None:
    write_report("a.txt", year=2019)
    write_report("b.txt", year=2020)
    run()
    write_report("a.txt", year=2019, received=50)
    write_report("b.txt", year=2020, received=60)
    write_report("c.txt", year=2021)
    result = run(only=["b.txt"])
    assert (result.changed, result.added, result.unchanged) == (("b.txt",), (), ("a.txt",))
    with open_index(index_dir) as index:
        texts = [index.report(report.report_id).text for report in index.reports()]
        assert ["申请12件" in texts[0], "申请60件" in texts[1], len(texts)] == [True, True, 2]
    assert run().changed == ("a.txt",)


def test_a_dry_run_reads_and_writes_nothing(
    run: Run, write_report: WriteReport, index_dir: Path, corpus: Path
) -> None:
    write_report("a.txt")
    (corpus / "empty.txt").write_bytes(b"")
    result = run(dry_run=True)
    assert not index_dir.exists()
    assert (result.published, result.reports, len(result.errors)) == (False, 1, 1)
    run()
    before = tree(index_dir)
    write_report("b.txt")
    assert run(dry_run=True).added == ("b.txt", "empty.txt")
    assert tree(index_dir) == before


def test_old_generations_are_removed(run: Run, write_report: WriteReport, index_dir: Path) -> None:
    for received in range(5):
        write_report("a.txt", received=received)
        run(keep=2)
    assert [g.number for g in list_generations(index_dir)] == [4, 5]


def test_after_a_rollback_the_next_build_starts_from_it(
    run: Run, write_report: WriteReport, index_dir: Path
) -> None:
    write_report("a.txt", received=1)
    run()
    write_report("a.txt", received=2)
    run()
    generations.rollback(index_dir)
    result = run()
    assert (result.published, result.changed) == (True, ("a.txt",))
    assert list_generations(index_dir)[-1].number == 3


CHANGES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["write", "remove"]), st.integers(1, 3)),
    min_size=1,
    max_size=6,
)


@settings(
    deadline=None,
    max_examples=5,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(CHANGES, min_size=2, max_size=3))
def test_any_history_of_changes_gives_the_index_of_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[str, str, int]]]
) -> None:
    root = tmp_path_factory.mktemp("history")
    corpus = root / "corpus"
    corpus.mkdir()
    (corpus / "kept.txt").write_text(report_text("云泽县", 2018), encoding="utf-8")
    for changes in rounds:
        for name, change, received in changes:
            path = corpus / f"{name}.txt"
            if change == "remove":
                path.unlink(missing_ok=True)
            else:
                path.write_text(report_text("青岚县", 2015 + "abcd".index(name), received), encoding="utf-8")
        build_index(corpus, root / "grown", HashEmbeddings())
    build_index(corpus, root / "fresh", HashEmbeddings())
    assert contents(root / "grown") == contents(root / "fresh")
    assert verify_generation(root / "grown") == []


# --- what goes wrong ---------------------------------------------------------------------------------


class BrokenEmbeddings(HashEmbeddings):
    """A model that fails in one way or another."""

    def __init__(self, way: str) -> None:
        super().__init__()
        self.way = way

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if self.way == "short":
            return super().embed_documents(texts)[:-1]
        if self.way == "nan":
            return [[float("nan")] * self.size for _ in texts]
        raise OSError("No space left on device")


@pytest.mark.parametrize(
    ("way", "error"),
    [("short", EmbeddingError), ("nan", EmbeddingError), ("full", StoreError)],
)
def test_a_build_that_fails_leaves_the_published_index(
    run: Run, write_report: WriteReport, index_dir: Path, way: str, error: type[Exception]
) -> None:
    write_report("a.txt")
    run()
    before = contents(index_dir)
    write_report("b.txt", year=2020, extra="又一句话。")
    # The same identity, so that only what is new is embedded.
    broken = BrokenEmbeddings(way)
    broken.__class__ = type("HashEmbeddings", (BrokenEmbeddings,), {"__module__": HashEmbeddings.__module__})
    with pytest.raises(error):
        run(model=broken)
    assert contents(index_dir) == before
    assert not list(index_dir.glob(".tmp-*"))
    assert run().published


def test_a_collection_that_fails_its_check_is_written_afresh(
    run: Run, write_report: WriteReport, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report("a.txt")
    run()
    write_report("b.txt", year=2020)
    real = vectors._copy

    def lose_a_window(source: Path, target: Path) -> None:
        real(source, target)
        with vectors.connected(vectors.Place(target)) as client:
            collection = client.get_collection("windows", embedding_function=None)
            collection.delete(ids=collection.get(limit=1, include=[])["ids"])

    monkeypatch.setattr(vectors, "_copy", lose_a_window)
    assert run().published
    assert verify_generation(index_dir) == []
    assert list_generations(index_dir)[-1].manifest["vectors"]["deleted"] == 0


def test_another_chroma_writes_its_texts_itself(
    run: Run, write_report: WriteReport, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "can_write", lambda folder: False)
    monkeypatch.setattr(vectors, "write_texts", lambda *_: pytest.fail("written into unknown tables"))
    write_report("a.txt")
    assert run().published
    assert verify_generation(index_dir) == []


def test_a_collection_without_its_texts_is_not_published(
    run: Run, write_report: WriteReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "write_texts", lambda *_: None)
    write_report("a.txt")
    with pytest.raises(StoreError, match="another vector or text"):
        run()


@pytest.mark.parametrize("years", [(2020, 2021), (2021, 2021)])
def test_words_hold_the_reports_in_force_and_no_others(
    run: Run, write_report: WriteReport, index_dir: Path, years: tuple[int, int]
) -> None:
    for number, year in enumerate(years):
        write_report(f"{number}.txt", year=year, received=12 + number)
    result = run()
    assert len(result.superseded) == (len(set(years)) == 1)
    with open_index(index_dir) as index:
        found = {passage.metadata["source"] for passage, _ in index.search_text(["申请"], 1000)}
    assert found == ({"1.txt"} if result.superseded else {"0.txt", "1.txt"})
    assert verify_generation(index_dir) == []


def test_an_index_that_fails_its_check_is_not_published(
    run: Run, write_report: WriteReport, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report("a.txt")
    first = run()
    write_report("b.txt", year=2020)
    monkeypatch.setattr(searches, "faults_of", lambda *_: ["vectors: 3 windows missing"])
    with pytest.raises(StoreError, match="3 windows missing"):
        run()
    assert current_name(index_dir) == first.generation


def test_many_deletions_lead_to_a_collection_written_afresh(
    run: Run, write_report: WriteReport, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vectors, "MAX_DELETED", 0.5)
    write_report("a.txt", year=2010)
    write_report("b.txt", year=2011)
    deleted = []
    for received in range(8):
        write_report(
            "a.txt", year=2010, received=received, extra=f"又增加{received}项工作。" * (received + 1)
        )
        run()
        deleted.append(list_generations(index_dir)[-1].manifest["vectors"]["deleted"])
    assert deleted[1] > 0, "a copy was used"
    assert 0 in deleted[2:], "and given up in time"
    assert verify_generation(index_dir) == []


def test_a_damaged_index_is_built_afresh(run: Run, write_report: WriteReport, index_dir: Path) -> None:
    write_report("a.txt")
    run()
    (index_dir / current_name(index_dir) / "catalog.sqlite").write_bytes(b"")
    assert run().published
    assert verify_generation(index_dir) == []


def test_a_lost_collection_is_written_afresh_from_the_catalog(
    run: Run, write_report: WriteReport, index_dir: Path, embeddings: HashEmbeddings
) -> None:
    write_report("a.txt", extra="甲县独有的一句话。")
    run()
    shutil.rmtree(index_dir / current_name(index_dir) / "chroma")
    embeddings.asked.clear()
    write_report("b.txt", year=2020)
    assert run().files_read == 1
    assert verify_generation(index_dir) == []
    assert not any("独有" in text for text in embeddings.asked)


@pytest.mark.parametrize("page", [0, 3, 9])
def test_a_full_build_needs_nothing_of_a_rotten_index(
    run: Run, write_report: WriteReport, index_dir: Path, page: int
) -> None:
    write_report("a.txt")
    run()
    path = index_dir / current_name(index_dir) / "catalog.sqlite"
    data = bytearray(path.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(data)
    assert run(full=True).published
    assert verify_generation(index_dir) == []


@pytest.mark.parametrize("name", ["catalog.sqlite", "lexical"])
def test_rotten_files_are_never_carried_into_a_new_generation(
    run: Run, write_report: WriteReport, index_dir: Path, name: str
) -> None:
    for year in (2019, 2020):
        write_report(f"{year}.txt", year=year)
    path = index_dir / run().generation / name
    path = max(path.iterdir(), key=lambda file: file.stat().st_size) if path.is_dir() else path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    write_report("2021.txt", year=2021)
    result = run()
    assert (result.published, result.added, result.files_read) == (True, ("2021.txt",), 3)
    assert verify_generation(index_dir) == []
    with open_index(index_dir, HashEmbeddings()) as index:
        assert len(index.reports()) == 3


def test_passages_of_unchanged_reports_are_tokenised_once(
    run: Run, write_report: WriteReport, index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report("a.txt", year=2020)
    run()
    tokenised: list[str] = []
    real = lexical.passage_terms

    def passage_terms(passage: Document) -> list[str]:
        tokenised.append(str(passage.metadata["source"]))
        return real(passage)

    for module in (lexical, rows):
        monkeypatch.setattr(module, "passage_terms", passage_terms)
    write_report("b.txt", year=2021)
    run()
    assert set(tokenised) == {"b.txt"}
    tokenised.clear()
    write_report("c.txt", year=2021, received=13)  # supersedes b.txt, whose passages leave the search
    run()
    assert set(tokenised) == {"a.txt", "c.txt"}


def test_verification_finds_what_was_changed_on_disk(
    run: Run, write_report: WriteReport, index_dir: Path
) -> None:
    write_report("a.txt")
    run()
    path = index_dir / current_name(index_dir) / "catalog.sqlite"
    data = path.read_bytes()
    path.write_bytes(data.replace("12件".encode(), "13件".encode()))
    faults = verify_generation(index_dir)
    assert any("contents changed" in fault for fault in faults)
    assert any("not the text that was embedded" in fault for fault in faults)


def _in_catalog(*statements: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        with contextlib.closing(sqlite3.connect(folder / "catalog.sqlite")) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return damage


def _in_collection(change: Callable[[Any, str], object]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        with vectors.connected(vectors.Place(folder / "chroma")) as client:
            collection = client.get_collection("windows", embedding_function=None)
            change(collection, collection.get(limit=1)["ids"][0])

    return damage


def _in_lexical(folder: Path) -> None:
    index = tantivy.Index.open(str(folder / "lexical"))
    writer = index.writer()
    [hit] = index.searcher().search(tantivy.Query.all_query(), 1).hits
    passage_id = index.searcher().doc(hit[1])["passage_id"][0]
    writer.delete_documents_by_term("passage_id", passage_id)
    writer.commit()
    writer.wait_merging_threads()


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (_in_collection(lambda held, name: held.delete(ids=[name])), "1 entries missing, 0 foreign"),
        (
            _in_collection(lambda held, name: held.add(ids=["ff" * 20], embeddings=[[1.0] * SIZE])),
            "0 entries missing, 1 foreign",
        ),
        (
            _in_collection(
                lambda held, name: held.update(ids=[name], embeddings=[[1.0] + [0.0] * (SIZE - 1)])
            ),
            "1 entries have another vector or text",
        ),
        (
            _in_collection(
                lambda held, name: held.update(
                    ids=[name],
                    documents=["别的话"],
                    embeddings=held.get(ids=[name], include=["embeddings"])["embeddings"],
                )
            ),
            "1 entries have another vector or text",
        ),
        (_in_lexical, "passages, the catalog has"),
        (
            _in_catalog("UPDATE passages SET end_index = end_index - 1 WHERE position = 1"),
            "not the text at its place",
        ),
        (
            _in_catalog(
                "UPDATE windows SET start_index = start_index + 1 WHERE start_index = (SELECT max(start_index) FROM windows)"
            ),
            "not the text that was embedded",
        ),
        (_in_catalog("DELETE FROM facts WHERE position = 0"), "facts, the manifest says"),
        (_in_catalog("UPDATE texts SET text = substr(text, 1, 60)"), "inside its quote"),
    ],
)
def test_verification_names_each_kind_of_damage(
    run: Run, write_report: WriteReport, index_dir: Path, damage: Callable[[Path], None], named: str
) -> None:
    write_report("a.txt")
    run()
    assert verify_generation(index_dir) == []
    folder = index_dir / current_name(index_dir)
    damage(folder)
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    generations.seal(folder, manifest)  # checksums that agree, as a fault of ours would leave them
    faults = verify_generation(index_dir)
    assert any(named in fault for fault in faults), faults


def test_only_one_build_runs_at_a_time(run: Run, write_report: WriteReport, index_dir: Path) -> None:
    write_report("a.txt")
    with generations.writer_lock(index_dir), pytest.raises(IndexLockedError, match=str(os.getpid())):
        run()
    assert run().published


def test_an_index_of_another_version_is_built_afresh(
    run: Run, write_report: WriteReport, index_dir: Path
) -> None:
    write_report("a.txt")
    manifest = index_dir / run().generation / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(LAYOUT, "other"), encoding="utf-8")
    result = run()
    assert (result.published, result.files_read) == (True, 1)
    assert result.embedded > 0
