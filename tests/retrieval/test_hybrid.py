from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from langchain_core.callbacks import Callbacks
from langchain_core.documents import BaseDocumentCompressor, Document
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from assistant.retrieval import hybrid
from assistant.retrieval.hybrid import HybridRetriever, fuse, nearness
from tests.retrieval.fake_index import FakeIndex, index_with_vectors, summaries


@pytest.fixture(scope="module")
def index() -> FakeIndex:
    return index_with_vectors()


def names(found: list[Document]) -> list[str]:
    return [doc.metadata["passage_id"] for doc in found]


class TestAsLangChainRetriever(RetrieversIntegrationTests):
    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return HybridRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, object]:
        return {"index": index_with_vectors()}

    @property
    def retriever_query_example(self) -> str:
        return "云泽县2021年收到多少件申请?"


def test_words_decide_and_meaning_adds() -> None:
    ranked = fuse({"a": 8.0, "b": 4.0}, {"b": 0.9, "c": 0.4}, 0.5)
    assert ranked == [("a", 1.0), ("b", pytest.approx(0.95)), ("c", pytest.approx(0.2))]


def test_the_less_sure_the_words_the_more_the_meaning_counts() -> None:
    bm25, cosine = {"a": 8.0, "b": 6.0}, {"a": 0.1, "b": 0.4}
    assert fuse(bm25, cosine, 0.5)[0][0] == "a"
    assert fuse(bm25, cosine, 0.5, confidence=0.5)[0][0] == "b"


def test_a_passage_counts_by_its_nearest_window_and_as_a_whole() -> None:
    query = np.asarray([1.0, 0.0], dtype=np.float32)
    rows = np.asarray([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0]], dtype=np.float32)
    about, one_sentence_of_two, unknown = [0, 0], [0, 1], [2, 2]
    assert nearness(rows, [about, one_sentence_of_two, unknown, [1]], query).tolist() == pytest.approx(
        [1.0, (1 + 0.5**0.5) / 2, 0.0, 0.0]
    )
    assert nearness(rows[:0], [], query).tolist() == []


def test_equal_windows_are_equally_near_wherever_their_rows_stand() -> None:
    rng = np.random.default_rng(0)
    query, row = rng.normal(size=(2, 256)).astype(np.float32)
    for count in range(1, 40):
        rows = np.concatenate([rng.normal(size=(count, 256)).astype(np.float32), row[None]])
        assert nearness(rows, [[count]], query) == nearness(row[None], [[0]], query)


def test_equal_scores_are_ordered_by_id() -> None:
    assert [name for name, _ in fuse({"b": 1.0, "a": 1.0}, {})] == ["a", "b"]


def test_a_cosine_below_zero_costs_nothing() -> None:
    assert fuse({"a": 1.0}, {"a": -0.5}, 1.0) == [("a", 1.0)]


def test_nothing_fuses_to_nothing() -> None:
    assert fuse({}, {}) == []
    assert fuse({}, {"a": 0.5}, 1.0) == [("a", 0.5)]


@pytest.mark.parametrize("place", ["云泽县", "青岚市"])
@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_a_like_report_of_another_place_or_year_never_wins(index: FakeIndex, place: str, year: int) -> None:
    found = HybridRetriever(index=index, k=6).invoke(f"{place}{year}年收到多少件申请?")
    assert {(doc.metadata["region"], doc.metadata["year"]) for doc in found} == {(place, year)}
    assert {doc.metadata["agency"] for doc in found} == {f"{place}人民政府"}
    assert found[0].metadata["heading"] == "收到申请"


def test_a_department_is_not_its_city(index: FakeIndex) -> None:
    found = HybridRetriever(index=index).invoke("青岚市教育局2021年存在什么问题")
    assert {doc.metadata["agency"] for doc in found} == {"青岚市教育局"}
    assert found[0].metadata["heading"] == "存在问题"


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("挨罚的一共几家", "行政处罚"),
        ("打官司的多不多", "复议诉讼"),
        ("短板在哪里", "存在问题"),
        ("怎么找到他们", "联系方式"),
        ("号码给我一个", "联系方式"),
        ("官网和公众号怎么样", "平台建设"),
        ("老百姓来要材料的有几个", "收到申请"),
        ("請問罰單開了幾張", "行政处罚"),
        ("How many fines were imposed?", "行政处罚"),
        ("Was the county taken to court?", "复议诉讼"),
        ("What shortcomings does it admit?", "存在问题"),
        ("How can I reach the office by phone?", "联系方式"),
        ("social media accounts", "平台建设"),
        ("How many requests came in?", "收到申请"),
    ],
)
def test_lay_and_english_questions_find_their_passage(index: FakeIndex, question: str, heading: str) -> None:
    found = HybridRetriever(index=index, report_ids=["云泽县人民政府-2021"], k=1).invoke(question)
    assert found[0].metadata["heading"] == heading


def test_filters_are_hard_and_come_before_what_the_question_names(index: FakeIndex) -> None:
    retriever = HybridRetriever(index=index, region="云泽县", year=[2020, 2022], k=20)
    found = retriever.invoke("青岚市2021年行政处罚")
    assert {(doc.metadata["region"], doc.metadata["year"]) for doc in found} == {
        ("云泽县", 2020),
        ("云泽县", 2022),
    }


def test_filters_can_be_given_for_one_call(index: FakeIndex) -> None:
    retriever = HybridRetriever(index=index)
    found = retriever.invoke("行政处罚", report_ids=["青岚市人民政府-2022"], k=2)
    assert names(found)[0] == "青岚市人民政府-2022:行政处罚"
    assert len(found) == 2


def test_an_unknown_setting_is_refused(index: FakeIndex) -> None:
    with pytest.raises(TypeError, match="top_k"):
        HybridRetriever(index=index).invoke("行政处罚", top_k=3)


@pytest.mark.parametrize("scope", [{"report_ids": []}, {"region": "无此县"}, {"year": 1999}])
def test_an_empty_scope_finds_nothing(index: FakeIndex, scope: dict[str, object]) -> None:
    assert HybridRetriever(index=index, **scope).invoke("行政处罚") == []


def test_an_unresolved_question_is_searched_everywhere(index: FakeIndex) -> None:
    found = HybridRetriever(index=index, k=9).invoke("联系电话是多少")
    assert {doc.metadata["heading"] for doc in found} == {"联系方式"}


def test_many_reports_are_searched_on_disk(index: FakeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hybrid, "EXACT_REPORTS", 1)
    index.searched.clear()
    found = HybridRetriever(index=index, year=2021, k=3).invoke("打官司")
    assert "text" in index.searched
    assert {(doc.metadata["heading"], doc.metadata["year"]) for doc in found} == {("复议诉讼", 2021)}


def test_only_the_passages_returned_are_read_and_the_question_is_embedded_once() -> None:
    index = index_with_vectors()
    embedded: list[str] = []
    embed = index.model().embed_query
    index.model().__dict__["embed_query"] = lambda text: embedded.append(text) or embed(text)
    found = HybridRetriever(index=index, k=3).invoke("联系电话是多少")
    assert (len(found), index.read, embedded) == (3, 3, ["联系电话是多少"])


def test_exact_and_searched_rankings_agree_on_the_first(
    index: FakeIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = ["公众号有几个", "罚款处罚多少件", "How can the office be contacted?"]
    exact = [names(HybridRetriever(index=index, region="云泽县").invoke(q))[0] for q in questions]
    monkeypatch.setattr(hybrid, "EXACT_REPORTS", 0)
    searched = [names(HybridRetriever(index=index, region="云泽县").invoke(q))[0] for q in questions]
    assert [name.split(":")[1] for name in exact] == [name.split(":")[1] for name in searched]


def test_scores_travel_with_copies(index: FakeIndex) -> None:
    found = HybridRetriever(index=index, region="云泽县", year=2021).invoke("行政处罚")
    first = found[0].metadata
    confidence = first["score"] - hybrid.DENSE_WEIGHT * first["cosine"]
    assert 0.25 <= confidence <= 1.0
    assert [doc.metadata["score"] for doc in found] == sorted(
        (doc.metadata["score"] for doc in found), reverse=True
    )
    assert all("score" not in doc.metadata for doc in index.passages())


def test_without_a_model_words_alone_rank() -> None:
    found = HybridRetriever(index=FakeIndex(), k=2).invoke("云泽县2022年行政复议")
    assert names(found)[0] == "云泽县人民政府-2022:复议诉讼"
    assert found[0].metadata["cosine"] == 0.0


def test_superseded_reports_are_found_only_when_asked_for_by_id() -> None:
    first, *rest = summaries()
    index = FakeIndex([replace(first, superseded_by=rest[0].report_id), *rest])
    assert HybridRetriever(index=index, region=first.region, year=first.year).invoke("行政处罚") == []
    assert HybridRetriever(index=index, report_ids=[first.report_id]).invoke("行政处罚") != []


class Backwards(BaseDocumentCompressor):
    def compress_documents(
        self, documents: list[Document], query: str, callbacks: Callbacks | None = None
    ) -> list[Document]:
        return list(reversed(documents))


def test_a_reranker_orders_the_candidates(index: FakeIndex) -> None:
    plain = HybridRetriever(index=index, region="云泽县", year=2021, k=6)
    found = plain.invoke("行政处罚", reranker=Backwards(), k=2)
    assert names(found) == list(reversed(names(plain.invoke("行政处罚"))))[:2]


def test_the_same_question_gives_the_same_passages(index: FakeIndex) -> None:
    retriever = HybridRetriever(index=index)
    assert retriever.invoke("网站建设得怎么样") == retriever.invoke("网站建设得怎么样")
