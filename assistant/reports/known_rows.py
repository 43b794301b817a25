"""Which row of the 2019 and 2021 forms a printed label names."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from assistant.lexicon.forms import best_label, forms, label_key
from assistant.reports.table_headers import FORM_IDS, header_likeness

__all__ = [
    "ENUMERATOR",
    "GENERIC",
    "GLUED",
    "GROUPS",
    "KnownRow",
    "article_block",
    "known_row",
    "row_likeness",
]

_ARTICLES = {"一": "rules", "五": "services", "六": "sanctions", "八": "fees", "九": "procurement"}
GROUPS = {
    "不予公开": "refused",
    "无法提供": "unavailable",
    "不予处理": "unprocessed",
    "其他处理": "other_handling",
    "本年度办理结果": "",
}


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row of the 2019 or 2021 form; ``indicator`` of a group row is the sum it stands for."""

    table: str
    block: str
    indicator: str
    labels: tuple[str, ...]
    number: str = ""
    is_group: bool = False


@functools.cache
def _known() -> tuple[KnownRow, ...]:
    found: dict[tuple[str, str, str], KnownRow] = {}
    for form_id in FORM_IDS:
        for table in (t for t in forms()[form_id].tables if t.table_id != "proceedings"):
            for block in table.blocks:
                for row in block.rows:
                    group = not row.indicator
                    indicator = GROUPS[row.labels[0]] if group else row.indicator
                    key = (table.table_id, indicator, row.labels[0] if not indicator else "")
                    old = found.get(key)
                    labels = tuple(dict.fromkeys((*(old.labels if old else ()), *row.labels)))
                    found[key] = KnownRow(
                        table.table_id,
                        block.block_id,
                        indicator,
                        labels,
                        row.number,
                        group and row.labels[0] != "其他处理",
                    )
    return tuple(found.values())


GENERIC = {"其他", "总计", "合计", "小计"}
ENUMERATOR = re.compile(
    r"(?=(?:[(（][一二三四五六七八九十]{1,2}[)）]|(?<!\d)\d{1,2}[.．、]|[一二三四五六七八九]、))"
)


GLUED = re.compile(r"(.{4,}?)\d{5,}")


@functools.lru_cache(maxsize=16384)
def known_row(label: str) -> tuple[KnownRow, float] | None:
    """The row of the 2019 or 2021 form a printed label names, and how sure that is (0 to 1)."""
    known = _known()
    match = best_label(label, [row.labels for row in known], [row.number for row in known])
    if match is None or (match.score < 1 and label_key(label) in GENERIC):
        return None
    return known[match.index], match.score


@functools.lru_cache(maxsize=4096)
def article_block(label: str) -> str | None:
    """The block 第二十条第（一）项 opens, empty where the number is lost, ``None`` for other rows."""
    from rapidfuzz.distance import Levenshtein

    key = label_key(label, brackets=True)
    likeness = [
        (Levenshtein.normalized_similarity(key, f"第二十条第{number}项"), number) for number in _ARTICLES
    ]
    if max(likeness)[0] < 0.7:
        return None
    numbers = [number for number in _ARTICLES if number in key.partition("条")[2]]
    return _ARTICLES[numbers[0]] if len(numbers) == 1 else ""


def row_likeness(label: str) -> float:
    """How surely a label is a row or header word of the forms, 0 to 1."""
    best = known_row(label)
    score = best[1] if best else 0.0
    return max(score, header_likeness(label))
