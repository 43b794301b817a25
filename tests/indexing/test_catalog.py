"""The catalog gives back what was stored, by every key it is asked for."""

from __future__ import annotations

import sqlite3
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import IndexDamagedError
from assistant.indexing.catalog import Catalog, Entry, Problem, digest_of
from assistant.indexing.catalog_writer import CatalogWriter
from assistant.indexing.reading import read_file
from assistant.indexing.rows import rows_of
from assistant.indexing.versions import body_of
from assistant.reports.checks import BETWEEN_YEARS, check_years
from assistant.reports.loader import find_sources
from assistant.types import ReportSummary, Span
from tests.conftest import ROOT
from tests.indexing.sample import reading

EXAMPLES = ROOT / "examples"


def vector_of(text: str) -> bytes:
    """A vector of two numbers; texts with as many characters have the same."""
    return np.asarray([len(text), 1], dtype=np.float32).tobytes()


def embed(path: Path) -> None:
    with CatalogWriter(path) as writer:
        for texts in writer.windows_without_vector(2):
            writer.set_vectors({digest: vector_of(text) for digest, text in texts.items()})
        writer.add_indexes()
        writer.drop_unused_vectors()


def passages_of(catalog: Catalog, entries: Iterable[Entry]) -> set[str]:
    """The passages that any of the entries leads to."""
    found = catalog.passages_with_vectors([entry.vector_id for entry in entries], 1000)
    return {name for held in found.values() for name, _ in held}


def searchable(catalog: Catalog) -> set[str]:
    """The reports the vector store leads to."""
    entries = catalog.entries().values()
    return {name[:5] for name in passages_of(catalog, entries)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog of two years of one county."""
    with CatalogWriter(tmp_path / "catalog.sqlite") as writer:
        writer.replace_file("b-2020.txt", "sha-b", [rows_of(reading("r2020", "b-2020.txt", 2020))], added=1)
        writer.replace_file("a-2021.txt", "sha-a", [rows_of(reading("r2021", "a-2021.txt", 2021))], added=2)
        writer.add_problem(Problem("c.txt", "error", "c.txt: the file is empty"))
    embed(tmp_path / "catalog.sqlite")
    return tmp_path / "catalog.sqlite"


@pytest.fixture
def catalog(path: Path) -> Iterator[Catalog]:
    with closing(Catalog(path)) as opened:
        yield opened


def test_reports_come_back_equal(catalog: Catalog) -> None:
    assert catalog.report("r2021") == reading("r2021", "a-2021.txt", 2021).report
    with pytest.raises(KeyError):
        catalog.report("unknown")


def test_summaries_stand_in_order_of_source_with_what_the_fields_say(catalog: Catalog) -> None:
    first, second = catalog.summaries()
    assert (first.source, second.source) == ("a-2021.txt", "b-2020.txt")
    assert first.published == "2022-01-20"
    assert first.url == "https://yunze.example/2021"
    assert catalog.added() == {"r2020": 1, "r2021": 2}


def test_facts_are_found_by_every_key(catalog: Catalog) -> None:
    def ids(*args: object, **keys: object) -> list[str]:
        return [fact.fact_id for fact in catalog.facts(*args, **keys)]  # type: ignore[arg-type]

    assert ids(["r2021"]) == ["r2021:received", "r2021:growth", "r2021:penalty"]
    assert ids(indicator="application.received") == ["r2020:received", "r2021:received"]
    assert ids(indicator="application.received", column="total", year=2020) == ["r2020:received"]
    assert ids(["r2020"], year=2021) == []
    assert ids(["r2020"], indicator="") == ["r2020:growth"]
    assert ids([]) == []
    assert len(ids()) == 6
    assert catalog.fact("r2020:growth") == reading("r2020", "b-2020.txt", 2020).facts[1]
    assert catalog.fact("unknown") is None


@pytest.mark.parametrize(
    ("where", "index"),
    [
        ("report_id IN (?) AND indicator = ?", "facts_by_report"),
        ('report_id IN (?) AND indicator = ? AND "column" = ? AND year = ?', "facts_by_report"),
        ('indicator = ? AND "column" = ? AND year = ?', "facts_by_indicator"),
    ],
)
def test_a_look_up_reads_no_more_than_it_gives(path: Path, where: str, index: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        values = [""] * where.count("?")
        plan = connection.execute(f"EXPLAIN QUERY PLAN SELECT body FROM facts WHERE {where}", values)
        (step,) = plan.fetchall()
    assert f"USING INDEX {index}" in step[3]
    assert step[3].count("=?") == where.count("?")


def test_values_are_also_readable_with_plain_sql(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT value FROM facts WHERE subject = '收到申请增长'").fetchall()
    assert rows == [("20.50",), ("20.50",)]


def test_checks_and_problems_come_back(catalog: Catalog) -> None:
    assert catalog.checks(["r2020"]) == list(reading("r2020").checks)
    messages = [(problem.file, problem.kind) for problem in catalog.problems()]
    assert messages == [("a-2021.txt", "warning"), ("b-2020.txt", "warning"), ("c.txt", "error")]


def test_passages_are_slices_of_their_report(catalog: Catalog) -> None:
    found = catalog.passages(["r2020", "r2021"])
    assert len(found) == len(catalog.passages()) == catalog.count_searchable()
    for passage in found:
        data = passage.metadata
        text = catalog.report(data["report_id"]).text
        assert Span(data["start_index"], data["end_index"]).of(text) == passage.page_content
    by_id = catalog.passages_by_id([str(found[1].id), "unknown"])
    assert by_id == {found[1].id: found[1]}


def test_windows_hold_the_text_their_digest_names(catalog: Catalog) -> None:
    for digest, span in catalog.window_places("r2021"):
        assert digest_of(span.of(catalog.report("r2021").text)) == digest


def test_equal_vectors_make_one_entry_that_leads_to_every_passage(catalog: Catalog) -> None:
    entries = list(catalog.entries().values())
    vectors = [vector.tobytes() for _, vector in catalog.entry_contents(entries)]
    assert len(set(vectors)) == len(vectors) == catalog.count("vectors")
    assert all(vector_of(text) == vector.tobytes() for text, vector in catalog.entry_contents(entries))
    assert passages_of(catalog, entries) == {passage.id for passage in catalog.passages()}
    assert searchable(catalog) == {"r2020", "r2021"}
    found = catalog.passages_with_vectors([e.vector_id for e in entries], 1000)
    of_both = next(
        vector_id for vector_id, held in found.items() if len(held) > 1
    )  # sentences of equal length
    assert all(name.startswith(report_id) for name, report_id in found[of_both])
    alone = next(vector_id for vector_id in found if vector_id != of_both)
    assert catalog.passages_with_vectors([of_both, alone], 1) == {of_both: found[of_both][:1]}, (
        "one is enough"
    )


def test_vectors_of_passages_stand_in_order_of_their_windows(catalog: Catalog) -> None:
    passage = catalog.passages(["r2021"])[1]
    windows, distinct = catalog.window_vectors([str(passage.id), "unknown"])
    rows = distinct[windows.pop(str(passage.id))]
    assert windows == {}
    inside = [
        span
        for _, span in catalog.window_places("r2021")
        if passage.metadata["start_index"] <= span.start < passage.metadata["end_index"]
    ]
    assert [row[0] for row in rows] == [span.end - span.start for span in inside]


def test_the_text_of_an_entry_does_not_depend_on_history(path: Path) -> None:
    with closing(Catalog(path)) as catalog:
        before = set(catalog.entries())
    with CatalogWriter(path) as writer:
        writer.replace_file("c.txt", "sha-c", [rows_of(reading("r2022", "c.txt", 2022))], added=3)
    embed(path)
    with CatalogWriter(path) as writer:
        writer.remove_file("c.txt")
    embed(path)
    with closing(Catalog(path)) as catalog:
        assert set(catalog.entries()) == before
        assert catalog.count("vectors") == len(before)


def test_removing_a_file_removes_everything_of_it(path: Path) -> None:
    with CatalogWriter(path) as writer:
        assert writer.remove_file("a-2021.txt") == {("云泽县", "云泽县人民政府")}
        assert writer.remove_file("unknown.txt") == set()
    with closing(Catalog(path)) as catalog:
        assert catalog.report_ids() == ["r2020"]
        assert catalog.files() == {"b-2020.txt": "sha-b"}
        assert {fact.report_id for fact in catalog.facts()} == {"r2020"}
        assert searchable(catalog) == {"r2020"}
        assert [problem.file for problem in catalog.problems()] == ["b-2020.txt", "c.txt"]
        assert len(catalog.checks()) == 1


def test_superseded_reports_have_no_searchable_windows(path: Path) -> None:
    with CatalogWriter(path) as writer:
        writer.supersede({"r2020": "r2021"})
    with closing(Catalog(path)) as catalog:
        assert searchable(catalog) == {"r2021"}
        assert [summary.superseded_by for summary in catalog.summaries()] == ["", "r2021"]
        assert catalog.passages(["r2020"])


def test_a_file_that_contradicts_itself_leaves_nothing_behind(path: Path) -> None:
    twice = [rows_of(reading("r9", "z.txt", 2019))] * 2
    with CatalogWriter(path) as writer, pytest.raises(ValueError, match="UNIQUE"):
        writer.replace_file("z.txt", "sha-z", twice, added=3)
    with closing(Catalog(path)) as catalog:
        assert "z.txt" not in catalog.files()
        assert len(catalog.report_ids()) == 2


def test_nothing_is_stored_when_writing_fails(path: Path) -> None:
    def fail() -> None:
        with CatalogWriter(path) as writer:
            writer.remove_file("a-2021.txt")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with closing(Catalog(path)) as catalog:
        assert len(catalog.report_ids()) == 2


def test_reading_is_safe_from_many_threads(catalog: Catalog) -> None:
    faults: list[object] = []

    def read() -> None:
        for _ in range(20):
            if len(catalog.facts(["r2021"])) != 3 or catalog.report("r2020").year != 2020:
                faults.append("wrong")

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults


def test_reading_writes_nothing(path: Path) -> None:
    before = {item.name: item.stat().st_mtime_ns for item in path.parent.iterdir()}
    path.chmod(0o444)
    with closing(Catalog(path)) as catalog:
        catalog.facts()
    assert {item.name: item.stat().st_mtime_ns for item in path.parent.iterdir()} == before


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 400, None])
def test_a_damaged_catalog_names_the_command_that_helps(tmp_path: Path, content: bytes | None) -> None:
    damaged = tmp_path / "目录 #1?.sqlite"
    if content is not None:
        damaged.write_bytes(content)
    with pytest.raises(IndexDamagedError, match="assistant index --full"):
        Catalog(damaged)


def test_a_folder_name_may_hold_any_character(tmp_path: Path) -> None:
    strange = tmp_path / "索引 #1?%41.sqlite"
    with CatalogWriter(strange) as writer:
        writer.replace_file("a.txt", "sha", [rows_of(reading())], added=1)
    with closing(Catalog(strange)) as catalog:
        assert catalog.report_ids() == ["r1"]


def test_facts_for_the_checks_between_years_are_all_these_look_at(tmp_path: Path) -> None:
    path = tmp_path / "catalog.sqlite"
    with CatalogWriter(path) as writer:
        for file in find_sources(EXAMPLES):
            writer.replace_file(file.name, "", read_file(file, EXAMPLES).reports, 1)
    with closing(Catalog(path)) as catalog:
        by_body: dict[tuple[str, str], list[ReportSummary]] = defaultdict(list)
        for summary in catalog.summaries():
            by_body[body_of(summary)].append(summary)
        compared = 0
        for reports in by_body.values():
            ids = [report.report_id for report in reports]
            some = catalog.facts_by_report(ids, BETWEEN_YEARS)
            every = {report_id: catalog.facts([report_id]) for report_id in ids}
            assert all(set(some[report_id]) <= set(every[report_id]) for report_id in ids)
            checks = check_years(reports, every)
            assert check_years(reports, some) == checks
            compared += len(checks)
            assert sum(map(len, some.values())) < sum(map(len, every.values()))
    assert compared > 0
