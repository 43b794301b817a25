from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.documents import Document

from assistant.errors import IndexDamagedError
from assistant.indexing.lexical import Bm25, Lexical, build_lexical, passage_terms, rank
from assistant.lexicon.tokens import terms

TEXTS = {
    "a:1": "全县共收到政府信息公开申请17件。",
    "a:2": "行政处罚1487件,行政强制61件。",
    "a:3": "未发生行政诉讼。",
    "b:1": "全市共收到政府信息公开申请402件。",
    "b:2": "行政处罚88件。",
}
PLACES = {"a": ("云泽县", 2021), "b": ("青岚市", 2022)}


def passage(name: str) -> Document:
    region, year = PLACES[name[0]]
    about = {"passage_id": name, "report_id": name[0], "region": region, "agency": f"{region}人民政府"}
    return Document(page_content=TEXTS[name], metadata={**about, "year": year, "heading": "一、总体情况"})


@pytest.fixture(scope="module")
def passages() -> list[Document]:
    return [passage(name) for name in TEXTS]


@pytest.fixture(scope="module")
def lexical(tmp_path_factory: pytest.TempPathFactory, passages: list[Document]) -> Lexical:
    folder = tmp_path_factory.mktemp("index") / "lexical"
    build_lexical(folder, iter(passages))
    assert len(Lexical(folder)) == len(passages)
    return Lexical(folder)


def weighted(text: str) -> list[tuple[str, float]]:
    return [(term, 1.0) for term in terms(text)]


def test_all_passages_are_held(lexical: Lexical) -> None:
    assert len(lexical) == len(TEXTS)


def test_disk_and_memory_give_the_same_scores(lexical: Lexical, passages: list[Document]) -> None:
    question = [("行政", 1.0), ("处罚", 2.0), ("云泽", 0.5), ("没有", 1.0)]
    on_disk = dict(lexical.search(question, 10))
    in_memory = {doc.metadata["passage_id"]: score for doc, score in rank(question, passages)}
    assert on_disk == pytest.approx(in_memory, rel=0.02)  # lengths are rounded on disk


def test_the_place_and_year_of_a_report_find_its_passages(lexical: Lexical) -> None:
    assert lexical.search(weighted("青岚市2022年收到申请"), 1)[0][0] == "b:1"
    assert lexical.search(weighted("云泽县2021年收到申请"), 1)[0][0] == "a:1"


def test_only_passages_of_the_reports_asked_for(lexical: Lexical) -> None:
    found = lexical.search(weighted("行政处罚"), 10, {"b"})
    assert {name[0] for name, _ in found} == {"b"}
    assert found[0][0] == "b:2"
    assert lexical.search(weighted("行政处罚"), 10, []) == []


def test_a_filter_does_not_change_scores(lexical: Lexical) -> None:
    everywhere = dict(lexical.search(weighted("行政处罚"), 10))
    assert dict(lexical.search(weighted("行政处罚"), 10, {"b"})) == pytest.approx(
        {name: score for name, score in everywhere.items() if name[0] == "b"}
    )


def test_plain_terms_weigh_one_each_time_they_stand(lexical: Lexical) -> None:
    twice = lexical.search(["处罚", "处罚"], 5)
    assert twice == lexical.search([("处罚", 2.0)], 5)


@pytest.mark.parametrize("odd", ['"', "AND", "(", "a:b", "\\", "~"])
def test_no_term_is_query_syntax(lexical: Lexical, odd: str) -> None:
    assert lexical.search([odd], 3) == []


def test_at_most_k_and_none_for_nothing(lexical: Lexical) -> None:
    assert len(lexical.search(weighted("申请行政"), 2)) == 2
    assert lexical.search([], 5) == []
    assert lexical.search(weighted("申请"), 0) == []


def test_a_folder_without_an_index_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="lexical"):
        Lexical(tmp_path)


def test_rarer_terms_and_shorter_passages_score_higher() -> None:
    scores = Bm25([["x", "y"], ["x"], ["x", "z", "z", "z"]]).scores([("x", 1.0)])
    assert scores[1] > scores[0] > scores[2]
    both = Bm25([["x", "y"], ["x"], ["x"]]).scores([("y", 1.0)])
    assert both[0] > scores.max()


def test_no_passages_and_empty_passages_score_nothing() -> None:
    assert Bm25([]).scores([("x", 1.0)]).shape == (0,)
    assert Bm25([[], []]).scores([("x", 1.0)]).tolist() == [0.0, 0.0]


def test_rank_leaves_out_what_holds_no_term(passages: list[Document]) -> None:
    assert [doc.metadata["passage_id"] for doc, _ in rank([("强制", 1.0)], passages)] == ["a:2"]


def test_a_passage_is_found_by_its_heading_too() -> None:
    assert {"总体", "云泽", "2021"} <= set(passage_terms(passage("a:3")))


def test_confidence_falls_with_what_no_passage_holds_together() -> None:
    ranker = Bm25([["x", "y"], ["z"], ["w"], ["v"]])
    one, two, spread = [("x", 1.0)], [("x", 1.0), ("y", 1.0)], [("x", 1.0), ("z", 1.0), ("w", 1.0)]
    sure = [ranker.confidence(own, ranker.scores(own).max()) for own in (one, two, spread)]
    assert sure[0] == pytest.approx(sure[1])
    assert sure[2] < sure[1] <= 1.0


def test_confidence_is_whole_where_the_words_are_of_another_language() -> None:
    assert Bm25([["x"]]).confidence([("applications", 1.0)], 2.0) == 1.0
    assert Bm25([]).confidence([], 0.0) == 1.0


@pytest.mark.parametrize("split", range(1, len(TEXTS)))
def test_an_index_continued_scores_as_one_written_in_one_go(
    tmp_path: Path, lexical: Lexical, passages: list[Document], split: int
) -> None:
    build_lexical(tmp_path / "first", passages[:split])
    build_lexical(tmp_path / "second", passages[split:], tmp_path / "first")
    continued = Lexical(tmp_path / "second")
    assert len(continued) == len(passages)
    assert len(Lexical(tmp_path / "first")) == split
    for question in ("行政处罚", "云泽县2021年收到申请", "信息公开"):
        assert dict(continued.search(weighted(question), 10)) == dict(lexical.search(weighted(question), 10))


def test_disk_and_memory_are_equally_sure(lexical: Lexical, passages: list[Document]) -> None:
    memory = Bm25([passage_terms(passage) for passage in passages])
    for question in ("行政处罚多少件", "收到申请和天气预报", "weather"):
        best = max(memory.scores(weighted(question)), default=0.0)
        assert lexical.confidence(weighted(question), best) == pytest.approx(
            memory.confidence(weighted(question), best)
        )
