"""Which of several figures named alike is the total: the others keep their printed subject and lose the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.reports.clauses import Prose
from assistant.reports.drafts import Draft
from assistant.reports.subjects import text_of
from assistant.types import Measure, Status

__all__ = ["keep_totals"]

_LEAST_TAIL = 2  # characters that like subjects of one sentence end with
_OF_THE_TOTAL = re.compile(r"占(?:申请)?(?:件)?总(?:数|量|申请|件)")
_WIDE = re.compile(r"全[国省市县区州盟旗镇乡]|各级|各部门|各单位|各地|汇总|合计|总计")
_NARROW = re.compile(r"办公厅|办公室|本级|机关|[局委厅]|部门|单位|[市县区省镇乡]级|乡镇|街道|政府办")
_ONE_BODY = re.compile(
    r"[\u4e00-\u9fff]{2,10}(?:局|委|办|厅|办公室|中心|镇|乡|街道|部门|单位)(?:(?:收到|受理|办理).{0,10})?"
)


def keep_totals(prose: Prose, drafts: Sequence[Draft]) -> None:
    """Take indicator and column from figures of ``drafts`` that only a part of the whole stands behind."""
    _leave_parts(prose, drafts)
    _leave_alike(prose, drafts)
    _leave_listed(prose, drafts)
    _keep_widest(prose, drafts)


def _leave_parts(prose: Prose, drafts: Sequence[Draft]) -> None:
    """Take the name of a total from what is said to be part of one: 共提出申请92件,占总数的87.6%."""
    for index, share in enumerate(drafts):
        if share.measure is not Measure.SHARE or not share.topic:
            continue
        if not _OF_THE_TOTAL.search(text_of(prose, share.subject[len(share.topic) :])):
            continue
        for draft in drafts[max(0, index - 3) : index]:
            total = draft.indicator in ("received", "handled") and draft.column == "total"
            if total and draft.subject == share.topic and draft.parent is None:
                draft.indicator = draft.column = ""


def _leave_alike(prose: Prose, drafts: Sequence[Draft]) -> None:
    """Take the name of a total from amounts that a sentence gives side by side: 市直部门收到申请86件,县区收到申请124件."""
    alike: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.column == "total" and draft.status is Status.RESULT and draft.nil is None:
            alike[draft.quote, draft.indicator, draft.year, draft.unit, draft.cumulative].append(draft)
    for group in alike.values():
        several = [draft for draft in group if not _WIDE.search(text_of(prose, draft.subject))]
        subjects = [text_of(prose, draft.subject) for draft in several]
        if len({draft.value for draft in several}) < 2:
            continue
        tail = subjects[0][-_LEAST_TAIL:]
        if all(len(words) > len(tail) and words.endswith(tail) for words in subjects):
            for draft in several:
                draft.indicator = draft.column = ""


def _leave_listed(prose: Prose, drafts: Sequence[Draft]) -> None:
    """Take the name of a total from the first of a list of bodies: 县政府办收到申请12件,县发改局8件."""
    for draft, following in pairwise(drafts):
        alike = (following.quote, following.unit, following.year, following.measure) == (
            draft.quote, draft.unit, draft.year, draft.measure,
        )  # fmt: skip
        listed = alike and draft.column == "total" and draft.parent is None and following.parent is None
        if listed and _ONE_BODY.fullmatch(text_of(prose, following.subject)):
            draft.indicator = draft.column = ""


def _keep_widest(prose: Prose, drafts: Iterable[Draft]) -> None:
    """Where 全县 and the county's own office both give an indicator, it is the whole county's."""
    alike: dict[tuple[str, str, int | None], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.indicator and draft.status is Status.RESULT and draft.measure is Measure.LEVEL:
            alike[draft.indicator, draft.column, draft.year].append(draft)
    for several in alike.values():
        if len({draft.value for draft in several}) < 2:
            continue
        subjects = {id(draft): text_of(prose, draft.subject) for draft in several}
        if not any(_WIDE.search(subject) for subject in subjects.values()):
            continue
        for draft in several:
            subject = subjects[id(draft)]
            if _NARROW.search(subject) and not _WIDE.search(subject):
                draft.indicator = draft.column = ""
