from __future__ import annotations

import pytest

from assistant.web.privacy import personal_data


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("身份证53292219900101123X", "身份证号"),
        ("５３２９２２１９９００１０１１２３４", "身份证号"),
        ("电话 138-0013-8000", "手机号"),
        ("+86 13800138000", "手机号"),
        ("卡号6222 0212 3456 7890 123", "银行卡号"),
    ],
)
def test_personal_numbers_are_noticed(text: str, kind: str) -> None:
    assert personal_data(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "2019年收到17件申请",
        "联系电话0872-4126176是谁的",
        "索引号15253908T/2020-01119",
        "公共资源交易138条、43条、12345热线",
        "统一社会信用代码11532932015253908T",
        "金额59237.2449万元，13812345条",
        "国办发〔2014〕32号",
        "20190101至20191231",
    ],
)
def test_figures_of_reports_are_not_personal(text: str) -> None:
    assert personal_data(text) == ""
