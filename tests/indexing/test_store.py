"""The published index as retrieval and answering see it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexDamagedError, IndexMissingError, IndexStaleError, StoreError
from assistant.indexing import generations
from assistant.indexing.build import build_index
from assistant.indexing.catalog import LAYOUT
from assistant.indexing.store import Index, IndexHolder, open_index
from tests.indexing.conftest import HashEmbeddings, WriteReport


def test_reports_stand_in_order_of_source(small_index: Index) -> None:
    found = small_index.reports()
    assert [report.source for report in found] == ["云泽县-2020.txt", "云泽县-2021.txt", "青岚县-2021.txt"]
    assert [report.year for report in found] == [2020, 2021, 2021]
    report = small_index.report(found[0].report_id)
    assert report.text.startswith("云泽县人民政府2020年")
    with pytest.raises(KeyError):
        small_index.report("unknown")


def test_facts_carry_places_in_the_stored_text(small_index: Index) -> None:
    found = small_index.facts()
    assert found
    for fact in found:
        text = small_index.report(fact.report_id).text
        assert fact.printed in fact.quote.of(text)
        assert small_index.fact(fact.fact_id) == fact
    with pytest.raises(KeyError):
        small_index.fact("unknown")


def test_facts_of_one_report_are_only_its_own(small_index: Index) -> None:
    one = small_index.reports()[0].report_id
    found = small_index.facts([one])
    assert found == [fact for fact in small_index.facts() if fact.report_id == one]
    assert small_index.facts([]) == []
    assert small_index.facts(["unknown"]) == []


def test_a_caller_cannot_change_what_the_next_one_gets(small_index: Index) -> None:
    small_index.facts().clear()
    assert small_index.facts()


def test_passages_are_slices_of_their_report(small_index: Index) -> None:
    for passage in small_index.passages():
        data = passage.metadata
        text = small_index.report(data["report_id"]).text
        assert text[data["start_index"] : data["end_index"]] == passage.page_content
    assert small_index.passage(data["passage_id"]) == passage
    with pytest.raises(KeyError):
        small_index.passage("unknown")


def test_searches_give_whole_passages_best_first(small_index: Index) -> None:
    near = small_index.search_vectors("少数部门公开内容不够具体", 4)
    assert "不够具体" in near[0][0].page_content
    scores = [score for _, score in near]
    assert scores == sorted(scores, reverse=True)
    assert all(-1.001 <= score <= 1.001 for score in scores)
    assert len({passage.id for passage, _ in near}) == len(near) == 4
    words = small_index.search_text(["行政", "处罚"], 2)
    assert all("行政处罚" in passage.page_content for passage, _ in words)


def test_searches_keep_to_the_reports_given(small_index: Index) -> None:
    one = small_index.reports()[2].report_id
    found = small_index.search_text(["处罚"], 10, [one])
    assert {passage.metadata["report_id"] for passage, _ in found} == {one}


def test_asking_for_more_than_there_is_gives_all(small_index: Index) -> None:
    assert len(small_index.search_vectors("公开", 500)) == len(small_index.passages())
    assert small_index.search_vectors("公开", 0) == []
    assert small_index.search_vectors("", 5) == []


def test_vectors_are_unit_length_one_row_per_window(small_index: Index) -> None:
    ids = [str(passage.id) for passage in small_index.passages()]
    found = small_index.vectors([*ids, "unknown"])
    assert sorted(found) == sorted(ids)
    for rows in found.values():
        assert rows.shape[1] == 64
        assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_vector_store_is_langchains(small_index: Index) -> None:
    found = small_index.vector_store().as_retriever(search_kwargs={"k": 1}).invoke("行政处罚")
    texts = [small_index.report(report.report_id).text for report in small_index.reports()]
    assert any(found[0].page_content in text for text in texts)


def test_everything_but_dense_search_works_without_a_model(small_index_dir: Path) -> None:
    with open_index(small_index_dir) as index:
        assert index.search_text(["处罚"], 1)
        assert index.embedding is None
        with pytest.raises(StoreError, match="without an embedding model"):
            index.search_vectors("处罚", 1)


FIGURE_QUESTION = """
import sys
from assistant.indexing.store import open_index
with open_index(sys.argv[1]) as index:
    report = index.reports()[0]
    assert index.facts([report.report_id])
    assert index.report(report.report_id).text
    assert index.passages([report.report_id])
    assert index.vectors([index.passages()[0].id])
heavy = {"chromadb", "langchain_chroma", "torch", "sentence_transformers", "tantivy", "gradio"}
print(sorted(heavy & set(sys.modules)))
"""


def test_figures_and_passages_import_nothing_heavy(small_index_dir: Path) -> None:
    command = [sys.executable, "-c", FIGURE_QUESTION, str(small_index_dir)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_nothing_published_names_the_command(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="assistant index"):
        open_index(tmp_path)


def test_another_model_names_the_command(small_index_dir: Path) -> None:
    with pytest.raises(IndexStaleError, match="assistant index") as raised:
        open_index(small_index_dir, HashEmbeddings(size=32))
    assert "32 dimensions" in str(raised.value)
    assert "64 dimensions" in str(raised.value)


def test_another_layout_names_the_command(small_index_dir: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(small_index_dir, tmp_path / "index")
    manifest = copied / generations.current_name(copied) / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(LAYOUT, "other"), encoding="utf-8")
    with pytest.raises(IndexStaleError, match="assistant index"):
        open_index(copied)


def test_a_missing_collection_is_damage(small_index_dir: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(small_index_dir, tmp_path / "index")
    shutil.rmtree(copied / generations.current_name(copied) / "chroma")
    with open_index(copied, HashEmbeddings()) as index, pytest.raises(IndexDamagedError, match="--full"):
        index.search_vectors("公开", 1)


def test_an_index_that_cannot_be_written_is_read_from_a_copy(
    small_index_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.stat().st_mtime_ns for path in small_index_dir.rglob("*")}
    monkeypatch.setattr("os.access", lambda path, mode: not str(path).startswith(str(small_index_dir)))
    with open_index(small_index_dir, HashEmbeddings()) as index:
        assert index.search_vectors("行政处罚", 1)
        assert {path: path.stat().st_mtime_ns for path in small_index_dir.rglob("*")} == before


def test_an_index_that_was_moved_still_opens(small_index_dir: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(small_index_dir, tmp_path / "目录 #1")
    with open_index(copied, HashEmbeddings()) as index:
        assert index.search_vectors("行政处罚", 1)
        assert index.search_text(["处罚"], 1)


def test_many_threads_share_an_index(small_index: Index) -> None:
    expected = small_index.search_vectors("行政处罚", 3), small_index.search_text(["处罚"], 3)
    faults: list[BaseException] = []

    def ask() -> None:
        try:
            for _ in range(5):
                found = small_index.search_vectors("行政处罚", 3), small_index.search_text(["处罚"], 3)
                assert found == expected
                assert small_index.facts(year=2021)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


# --- a running server --------------------------------------------------------------------------


def test_a_running_reader_follows_the_published_generation(
    corpus: Path, index_dir: Path, write_report: WriteReport
) -> None:
    write_report("a.txt", year=2020)
    build_index(corpus, index_dir, HashEmbeddings())
    holder = IndexHolder(index_dir, HashEmbeddings())
    with holder.lease() as before:
        write_report("b.txt", year=2021)
        build_index(corpus, index_dir, HashEmbeddings())
        with holder.lease() as after:
            assert (len(before.reports()), len(after.reports())) == (1, 2)
            assert len(after.search_vectors("申请", 100)) == len(after.passages())
        assert before.search_vectors("申请", 3), "a question in flight finishes on the index it began with"
    with pytest.raises(StoreError, match="was closed"):
        before.facts(year=2020)
    with holder.lease() as again:
        assert again is after
        assert not holder.refresh()
        holder.close()
        assert again.facts(), "closing waits for the last question"
    with pytest.raises(StoreError, match="was closed"):
        after.checks()


def test_a_running_reader_follows_a_rollback(
    corpus: Path, index_dir: Path, write_report: WriteReport
) -> None:
    write_report("a.txt", year=2020)
    build_index(corpus, index_dir, HashEmbeddings())
    write_report("b.txt", year=2021)
    build_index(corpus, index_dir, HashEmbeddings())
    holder = IndexHolder(index_dir, HashEmbeddings())
    generations.rollback(index_dir)
    with holder.lease() as index:
        assert len(index.reports()) == 1
    holder.close()


def test_an_earlier_generation_is_opened_by_its_name_while_it_is_on_disk(
    corpus: Path, index_dir: Path, write_report: WriteReport
) -> None:
    write_report("a.txt", year=2020)
    build_index(corpus, index_dir, HashEmbeddings())
    holder = IndexHolder(index_dir, HashEmbeddings())
    with holder.lease() as index:
        first = index.generation
    write_report("b.txt", year=2021)
    build_index(corpus, index_dir, HashEmbeddings())
    with holder.lease() as index:
        assert len(index.reports()) == 2
        assert holder.older_names() == [first]
        with holder.older(first) as before:
            assert (before.generation, len(before.reports())) == (first, 1)
        with pytest.raises(StoreError, match="was closed"):
            before.checks()
        assert index.checks(), "the one being served stays open"
    for gone in ("000009-00000000", "../index", "CURRENT"):
        with pytest.raises(IndexMissingError), holder.older(gone):
            pass
    holder.close()


def test_a_generation_that_cannot_be_opened_leaves_the_old_one_serving(
    corpus: Path, index_dir: Path, write_report: WriteReport, caplog: pytest.LogCaptureFixture
) -> None:
    write_report("a.txt", year=2020)
    build_index(corpus, index_dir, HashEmbeddings())
    holder = IndexHolder(index_dir, HashEmbeddings())
    (index_dir / "CURRENT").write_text("000009-00000000\n", encoding="ascii")
    with holder.lease() as index:
        assert len(index.reports()) == 1
    assert "serves on" in caplog.text
    holder.close()


def test_fifty_switches_leave_no_descriptor_open(
    corpus: Path, index_dir: Path, write_report: WriteReport
) -> None:
    write_report("a.txt", year=2020)
    build_index(corpus, index_dir, HashEmbeddings())
    write_report("b.txt", year=2021)
    build_index(corpus, index_dir, HashEmbeddings())
    names = [generation.name for generation in generations.list_generations(index_dir)]
    holder = IndexHolder(index_dir, HashEmbeddings())
    held = []
    for turn in range(50):
        generations._point_to(index_dir, names[turn % 2])
        with holder.lease() as index:
            assert index.generation == names[turn % 2]
            assert index.search_vectors("申请", 1)
        held.append(len(list(Path("/proc/self/fd").iterdir())))
    assert held[-1] <= held[4] + 2
    holder.close()
