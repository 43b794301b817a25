from __future__ import annotations

import yaml

from assistant.lexicon.forms import best_label, form_of_year, forms, label_key, label_number
from tests.conftest import ROOT


def test_every_cell_is_addressed_by_known_ids() -> None:
    indicators = yaml.safe_load((ROOT / "assistant/lexicon/indicators.yaml").read_text("utf-8"))
    columns = yaml.safe_load((ROOT / "assistant/lexicon/columns.yaml").read_text("utf-8"))
    for form in forms().values():
        for table in form.tables:
            for block in table.blocks:
                for row in block.rows:
                    if not row.indicator:
                        continue
                    assert row.indicator in indicators
                    used = {row.column} - {""} if not block.set else {c.column for c in block.columns}
                    kind = indicators[row.indicator].get("columns", "")
                    assert used <= set(columns.get(kind, {})), (form.form_id, row.indicator)


def test_identities_speak_of_rows_and_columns_that_exist() -> None:
    groups = {"refused", "unavailable", "unprocessed", "other_handling"}
    for form in forms().values():
        for identity in form.identities:
            [block] = form.table(identity.table).blocks
            known = (
                {c.column for c in block.columns}
                if identity.over == "rows"
                else {r.indicator for r in block.rows}
            )
            assert set(identity.left) | set(identity.right) <= known | groups


def test_number_of_cells_of_each_form() -> None:
    assert len(forms()["2021"].cells()) == 6 + 1 + 2 + 1 + 25 * 7 + 15
    assert len([c for c in forms()["2019"].cells() if c[1] in {"natural", "business"}]) == 23 * 2


def test_form_of_year() -> None:
    assert [form_of_year(y) for y in (None, 2013, 2014, 2018, 2019, 2020, 2021, 2030)] == [
        "", "", "2014", "2014", "2019", "2019", "2021", "2021",
    ]  # fmt: skip


def test_group_of_a_row_ends_where_the_numbering_says() -> None:
    rows = {r.indicator: r for r in forms()["2019"].table("applications").blocks[0].rows if r.indicator}
    assert rows["refused.law"].group == "不予公开"
    assert rows["unprocessed.confirmation"].group == "不予处理"
    assert rows["other_handling"].group == ""
    assert rows["handled_total"].group == ""


def test_label_key_drops_what_is_not_the_label() -> None:
    assert label_key("（二）部分公开（区分处理的，只计这一情形，不计其他情形）") == "部分公开"
    assert label_key("3.危及“三安全一稳定”") == label_key('3．危及"三安全一稳定"') == "危及三安全一稳定"
    assert label_key("商业\n企业") == label_key("商业  企业") == "商业企业"
    assert label_key("本年廢止件數(shù)") == "本年废止件数"
    assert label_key("其中：主动公开规范性文件数") == "主动公开规范性文件数"
    assert label_key("規範性檔案") == "规范性文件"
    assert label_key("三类内部事务信息") == "三类内部事务信息"


def test_label_number_is_read_in_one_spelling() -> None:
    assert [label_number(t) for t in ("（七）总计", "(七)总计", "三、本年度办理结果", "1．属于", "3.其他", "总计")] == [
        "（七）", "（七）", "三", "1", "3", "",
    ]  # fmt: skip


def test_best_label_takes_misprints_but_not_neighbours() -> None:
    known = [["行政许可"], ["行政处罚"], ["行政强制"], ["其他对外管理服务事项"]]

    def best(text: str) -> int | None:
        match = best_label(text, known)
        return None if match is None else match.index

    assert best("行政外罚") == 1
    assert best("其他对外管理服务事顶") == 3
    assert best("其他对外管理服务") == 3
    assert best("行政检查") is None
    assert best("行政强制措施和执行") is None
    assert best("其他主动公开文件") is None


def test_best_label_refuses_two_equally_good() -> None:
    assert best_label("其他", [["其他"], ["其他"]]) is None
