from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assistant.types import Fact, Nil, Status
from assistant.web.figures import find_figures
from assistant.web.serving import Edition

from .sample import FakeIndex, make_assistant, make_fact


def row(subject: str, printed: str, **changes: Any) -> Fact:
    base = make_fact("收到政府信息公开申请", "17")
    values = {"fact_id": f"{subject}{printed}{changes}", "subject": subject, "printed": printed, **changes}
    if "value" not in values:
        values["value"] = Decimal(printed)
    fields = {name: getattr(base, name) for name in base.__dataclass_fields__}
    return Fact(**{**fields, **values})


class Figures(FakeIndex):
    def __init__(self, *facts: Fact) -> None:
        super().__init__()
        self.listed = list(facts)

    def facts(self, *_: Any, **__: Any) -> list[Fact]:
        return self.listed


def found(typed: str, *facts: Fact, **pins: Any) -> list[str]:
    index: Any = Figures(*facts)
    return [entry.say for entry in find_figures(Edition(index, make_assistant()), typed, **pins)]


RECEIVED = row("本年新收", "17", indicator="received", column="total", form="2021")
NATURAL = row("本年新收", "12", indicator="received", column="natural", form="2021")
PORTAL = row("门户网站发布信息", "215", unit="条")


def test_an_indicator_is_found_by_its_lay_name_total_before_columns() -> None:
    says = found("收到多少申请", NATURAL, RECEIVED, PORTAL)
    assert says[0].endswith("：17件。")
    assert len(says) == 2


def test_words_of_the_report_are_found() -> None:
    assert found("门户网站", RECEIVED, PORTAL) == ["云泽县人民政府2023年门户网站发布信息：215条。"]


@pytest.mark.parametrize("typed", ["云泽县2023门户网站", "云泽 2023年 门户网站", "門戶網站"])
def test_body_year_and_script_may_be_typed_anyhow(typed: str) -> None:
    assert len(found(typed, RECEIVED, PORTAL)) == 1


def test_another_year_than_typed_or_pinned_is_never_shown() -> None:
    other = row("门户网站发布信息", "99", year=2022, unit="条")
    assert found("2022年门户网站", PORTAL, other) == ["云泽县人民政府2022年门户网站发布信息：99条。"]
    assert found("门户网站", PORTAL, other, years={2022}) == ["云泽县人民政府2022年门户网站发布信息：99条。"]


@pytest.mark.parametrize("typed", ["", "  ", "云泽县", "2023", "喝茶"])
def test_what_names_no_figure_finds_none(typed: str) -> None:
    assert found(typed, RECEIVED, PORTAL) == []


def test_results_come_before_plans_and_a_plan_says_so() -> None:
    plan = row("门户网站发布信息", "300", unit="条", status=Status.PLAN)
    says = found("门户网站", plan, PORTAL)
    assert says[0].endswith("215条。")
    assert "（计划数）" in says[1]


def test_asked_for_money_a_count_is_no_answer() -> None:
    count, cost = row("培训班", "3", unit="次"), row("培训班经费", "5", unit="万元")
    assert [say[-5:] for say in found("培训班多少钱", count, cost)] == ["：5万元。"]


def test_an_empty_cell_is_told_as_empty_and_a_stated_none_as_stated() -> None:
    blank = row("门户网站发布信息", "", value=None, nil=Nil.BLANK)
    none = row("门户网站发布信息", "无", value=Decimal(0), nil=Nil.NONE_STATED)
    dash = row("门户网站发布信息", "—", value=None, nil=Nil.DASH)
    says = sorted(found("门户网站", blank, none, dash))
    assert [say.split("：")[1] for say in says] == [
        "无（原文“无”）。",
        "未填数字（原文“—”）。",
        "空白，未填数字。",
    ]
