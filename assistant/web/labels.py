"""The words of the screens, Chinese and English; what an answer itself says comes from ``answering``."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CHINESE", "ENGLISH", "Labels", "labels_for"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Every word of the pages in one language; a missing translation is a type error."""

    language: str
    html_lang: str
    title: str
    held_one: str
    held_many: str
    held_nothing: str
    held_unreadable: str
    how: dict[str, str]
    asks: str
    refusal: dict[str, str]
    notice: dict[str, str]
    year: str
    citation: str
    sources: str
    formula: str
    row: str
    column: str
    published: str
    index_number: str
    original_page: str
    new_tab: str
    check_line: str
    check_line_plain: str
    ask: str
    box: str
    placeholder: str
    privacy: str
    asking_about: str
    carried: str
    assumed: str
    remove: str
    try_asking: str
    welcome: str
    welcome_lines: tuple[str, ...]
    source_pane: str
    source_empty: str
    close: str
    cited_places: str
    working: str
    large: str
    contrast: str
    other_language: str
    copy: str
    copied: str
    print: str
    link: str
    useful: str
    problem: str
    feedback: dict[str, str]
    feedback_text: str
    feedback_thanks: str
    retry: str
    clear: str
    conversation: str
    left: str
    too_long: str
    personal: str
    fault: str
    skip: str
    display: str
    filters: str
    all_bodies: str
    all_years: str
    hotline: str
    phone: str
    moved_on: str
    as_linked: str
    ask_anew: str
    chat_loading: str
    chat_ready: str
    not_found: str
    unreadable: str
    superseded: str
    no_longer: str
    newer: str
    back: str
    speak: str
    accessibility: str
    you_asked: str
    answer: str
    no_value: str


CHINESE = Labels(
    language="zh",
    html_lang="zh-CN",
    title="政府信息公开问答",
    held_one="已收录：{bodies} · {years}年度报告（1 份）",
    held_many="已收录：{bodies} · {years}年度报告（{count} 份）",
    held_nothing="尚未收录任何报告",
    held_unreadable="收录的报告暂时打不开，请联系管理员",
    how={
        "quoted": "原文摘录",
        "table": "表格数据",
        "computed": "计算所得",
        "worded": "AI 改写",
        "refused": "无法答复",
        "talk": "使用说明",
    },
    asks="需要补充",
    refusal={
        "no_report": "未收录该报告",
        "not_stated": "报告未载明",
        "unreadable": "报告中该部分无法读取",
        "not_comparable": "口径不同，不能比较",
        "out_of_scope": "不属于本系统范围",
        "ambiguous": "请再说明一下",
    },
    notice={
        "contradiction": "报告自身不一致",
        "comparability": "口径提示",
        "premise": "与问题所说不同",
        "assumption": "按此理解",
        "coverage": "统计范围",
        "nil": "关于空缺",
        "recognised": "文字识别所得",
        "model": "说明",
        "wording": "用词不同",
        "reading": "是否想问",
    },
    year="{year} 年",
    citation="出处 {number}",
    sources="出处（{count}）",
    formula="算式",
    row="行",
    column="列",
    published="发布",
    index_number="索引号",
    original_page="原网页",
    new_tab="在新窗口打开",
    check_line="以报告原文为准，点〔n〕可核对。",
    check_line_plain="以报告原文为准。",
    ask="提问",
    box="问题",
    placeholder="想知道报告里的什么？",
    privacy="请勿填写身份证号、手机号等个人信息。",
    asking_about="正在问：",
    carried="沿用上一问",
    assumed="系统推定",
    remove="去掉“{label}”",
    try_asking="可以这样问",
    welcome="问政府信息公开年度报告里的事",
    welcome_lines=(
        "答复里的每个数字都取自报告原文，并标出在原文中的位置。",
        "报告没写的，会直接说没写，并告诉您可以问谁。",
        "不预测、不评价，也不解释法律；只回答已收录的报告。",
    ),
    source_pane="原文",
    source_empty="答复里的〔n〕是出处。点一下，这里会翻到报告原文的那几个字。",
    close="关闭原文",
    cited_places="本次引用",
    working="正在查阅报告…",
    large="大字",
    contrast="高对比",
    other_language="EN",
    copy="复制答复与出处",
    copied="已复制",
    print="打印",
    link="复制链接",
    useful="有用",
    problem="有问题…",
    feedback={
        "useful": "有用",
        "wrong_figure": "数字不对",
        "wrong_source": "出处不对",
        "not_answered": "没回答到",
    },
    feedback_text="补充说明（可不填，请勿填写个人信息）",
    feedback_thanks="已记录，谢谢。",
    retry="重新回答",
    clear="清空对话",
    conversation="对话",
    left="还可输入 {count} 字",
    too_long="问题最多 {limit} 字，请缩短后再问。",
    personal="问题里好像有{kind}。为保护个人信息，没有提交，也没有保存。请删去后再问。",
    fault="系统出了问题，这个问题没有得到处理（编号 {ticket}）。请稍后再试，或致电 12345。",
    skip="跳到提问框",
    display="显示与语言",
    filters="限定范围",
    all_bodies="全部单位",
    all_years="全部年度",
    hotline="政务服务便民热线",
    phone="报告所载联系电话",
    moved_on="此链接当时的答复依据的是另一版索引，那一版已不再保存；下面按现在收录的报告重新回答。",
    as_linked="这是链接当时的答复，依据那一版收录的报告；此后收录已有更新。",
    ask_anew="按现在收录的报告重新回答",
    chat_loading="对话页正在载入，稍候几秒；现在就可以提问。",
    chat_ready="对话页已经可以使用，点此进入",
    not_found="没有这份报告。它可能已被新版本替换。",
    unreadable="文件中有未能读取的部分",
    superseded="这份报告已被新版本替换，答复不再引用它。",
    no_longer="这份报告已不在现在收录的范围内（可能已更正或撤下），答复不再引用它；这里供核对以前的链接。",
    newer="看新版本",
    back="返回问答",
    speak="朗读",
    accessibility="无障碍说明",
    you_asked="提问",
    answer="答复",
    no_value="（空）",
)

ENGLISH = Labels(
    language="en",
    html_lang="en",
    title="Ask the disclosure reports",
    held_one="Holds: {bodies} · annual report of {years} (1 report)",
    held_many="Holds: {bodies} · annual reports of {years} ({count} reports)",
    held_nothing="No report is held yet",
    held_unreadable="The reports cannot be opened at the moment",
    how={
        "quoted": "Quoted from the report",
        "table": "From a table",
        "computed": "Computed",
        "worded": "Worded by AI",
        "refused": "No answer",
        "talk": "About this service",
    },
    asks="One question back",
    refusal={
        "no_report": "Report not held",
        "not_stated": "Not stated in the report",
        "unreadable": "That part cannot be read",
        "not_comparable": "Not comparable",
        "out_of_scope": "Outside this service",
        "ambiguous": "Please say which",
    },
    notice={
        "contradiction": "The report contradicts itself",
        "comparability": "Comparability",
        "premise": "Differs from what the question says",
        "assumption": "Understood as",
        "coverage": "Coverage",
        "nil": "About the empty cell",
        "recognised": "Read by character recognition",
        "model": "Note",
        "wording": "In other words",
        "reading": "Did you mean",
    },
    year="{year}",
    citation="Source {number}",
    sources="Sources ({count})",
    formula="Formula",
    row="Row",
    column="Column",
    published="Published",
    index_number="Index no.",
    original_page="Original page",
    new_tab="opens in a new window",
    check_line="The report itself prevails; select 〔n〕 to check.",
    check_line_plain="The report itself prevails.",
    ask="Ask",
    box="Question",
    placeholder="What would you like to know from the reports?",
    privacy="Please leave out ID numbers, phone numbers and other personal data.",
    asking_about="Asking about:",
    carried="from your last question",
    assumed="assumed",
    remove="Remove “{label}”",
    try_asking="You could ask",
    welcome="Ask what the disclosure reports say",
    welcome_lines=(
        "Every figure is the report's own, shown at its place in the report.",
        "What the reports do not say is answered so, with whom to ask instead.",
        "No forecasts, opinions or legal advice; only the reports held here.",
    ),
    source_pane="Report",
    source_empty="〔n〕 in an answer is a source. Select it and the report opens here at those words.",
    close="Close the report",
    cited_places="Cited here",
    working="Reading the reports…",
    large="Large text",
    contrast="High contrast",
    other_language="中文",
    copy="Copy with sources",
    copied="Copied",
    print="Print",
    link="Copy link",
    useful="Useful",
    problem="Report a problem…",
    feedback={
        "useful": "Useful",
        "wrong_figure": "Wrong figure",
        "wrong_source": "Wrong source",
        "not_answered": "Did not answer",
    },
    feedback_text="Anything to add (optional; no personal data please)",
    feedback_thanks="Noted, thank you.",
    retry="Answer again",
    clear="Clear",
    conversation="Conversation",
    left="{count} characters left",
    too_long="A question may have at most {limit} characters; please shorten it.",
    personal="The question seems to hold {kind}. To protect personal data it was neither sent nor kept. "
    "Please take it out and ask again.",
    fault="Something went wrong and the question was not answered (no. {ticket}). "
    "Please try later or call 12345.",
    skip="Skip to the question box",
    display="Display and language",
    filters="Limit to",
    all_bodies="All bodies",
    all_years="All years",
    hotline="Government service hotline",
    phone="Phone printed in the report",
    moved_on="This link was made on another edition of the index, which is no longer kept; "
    "answered again from the reports held now.",
    as_linked="This is the answer as it was linked, from the reports held then; what is held has changed since.",
    ask_anew="Answer again from the reports held now",
    chat_loading="The conversation page is loading, a few seconds more; you can ask already.",
    chat_ready="The conversation page is ready: open it",
    not_found="There is no such report. A newer version may have replaced it.",
    unreadable="Parts of the file could not be read",
    superseded="A newer version has replaced this report; answers no longer cite it.",
    no_longer="This report is no longer held (it may have been corrected or withdrawn) and answers no longer "
    "cite it; it is shown to check earlier links.",
    newer="Newer version",
    back="Back to the questions",
    speak="Read aloud",
    accessibility="Accessibility",
    you_asked="Question",
    answer="Answer",
    no_value="(empty)",
)


def labels_for(language: str) -> Labels:
    """The words of a language; anything but English gets Chinese."""
    return ENGLISH if language.lower().startswith("en") else CHINESE
