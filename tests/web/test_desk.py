from __future__ import annotations

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.types import Answer, RefusalReason
from assistant.web.desk import FEEDBACK_KINDS, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "new" / "desk.sqlite")


def refused(answer: Answer, reason: RefusalReason, question: str = "2018年呢") -> Answer:
    assert answer.refusal
    return dataclasses.replace(
        answer, question=question, refusal=dataclasses.replace(answer.refusal, reason=reason)
    )


def test_a_question_that_lacks_data_waits_and_is_counted(desk: Desk, refusal: Answer) -> None:
    for _ in range(3):
        desk.note_refusal(refused(refusal, RefusalReason.NO_REPORT))
    desk.note_refusal(refused(refusal, RefusalReason.NOT_STATED, "花了多少钱"))
    assert [(t.question, t.asked) for t in desk.tickets()] == [("2018年呢", 3), ("花了多少钱", 1)]


@pytest.mark.parametrize("reason", [RefusalReason.OUT_OF_SCOPE, RefusalReason.AMBIGUOUS])
def test_what_the_office_cannot_mend_does_not_wait(
    desk: Desk, refusal: Answer, reason: RefusalReason
) -> None:
    desk.note_refusal(refused(refusal, reason))
    assert desk.tickets() == []


def test_an_answer_does_not_wait(desk: Desk, answer: Answer) -> None:
    desk.note_refusal(answer)
    assert desk.tickets() == []


def test_praise_is_kept_and_a_complaint_waits(desk: Desk) -> None:
    desk.note_feedback("useful", "收到多少件？")
    desk.note_feedback("wrong_figure", "处罚多少件？", note="表里是18", answer="17件", generation="g1")
    assert [f["kind"] for f in desk.feedback()] == ["wrong_figure", "useful"]
    assert desk.feedback()[0]["note"] == "表里是18"
    assert [(t.question, t.reason) for t in desk.tickets()] == [("处罚多少件？", "wrong_figure")]


def test_a_waiting_question_is_settled_with_a_note_and_opened_again_by_a_new_complaint(desk: Desk) -> None:
    desk.note_feedback("wrong_source", "处罚多少件？")
    desk.note_call("处罚多少件？", said="17件", note="已核对")
    assert desk.tickets() == []
    (done,) = desk.tickets("answered")
    assert (done.reason, done.said, done.note) == ("wrong_source", "17件", "已核对")
    desk.note_feedback("wrong_figure", "处罚多少件？")
    assert [t.asked for t in desk.tickets()] == [2]


def test_a_call_is_written_down_and_its_repetitions_counted(desk: Desk) -> None:
    desk.note_call("电话多少", said="0000-1234567", note="首次")
    desk.note_call("电话多少", said="0000-1234567")
    (call,) = desk.all_tickets()
    assert (call.reason, call.status, call.asked, call.note) == ("call", "answered", 2, "首次")


def test_asking_again_does_not_reopen_what_was_handed_on(desk: Desk, refusal: Answer) -> None:
    desk.note_refusal(refusal)
    desk.note_call(refusal.question, status="transferred")
    desk.note_refusal(refusal)
    assert desk.tickets() == []
    assert desk.tickets("transferred")[0].asked == 2


def test_unknown_kinds_are_named(desk: Desk) -> None:
    with pytest.raises(ValueError, match="kind is 'nice'"):
        desk.note_feedback("nice", "x")
    with pytest.raises(ValueError, match="status is 'gone'"):
        desk.note_call("x", status="gone")


def test_several_hands_write_at_once(desk: Desk) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: desk.note_feedback(FEEDBACK_KINDS[n % 4], f"问题{n % 5}"), range(40)))
    assert len(desk.feedback()) == 40
    assert sum(t.asked for t in desk.tickets()) == 30


def test_nothing_is_written_before_there_is_something_to_write(tmp_path: Path) -> None:
    Desk(tmp_path / "data" / "desk.sqlite")
    assert not (tmp_path / "data").exists()
