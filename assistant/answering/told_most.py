"""What people wrote, rang or applied about most (来信反映最多的是什么), told in one sentence of running text and quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.told_lists import asks_matters
from assistant.answering.verbatim import say_only
from assistant.lexicon.text import compact
from assistant.types import Report, Span

__all__ = ["most_beside", "only_most", "quote_most_told"]

_WHAT = "(?:什么|啥|哪[一两二三几些]?(?:大)?(?:个|类|种|方面|样|项|些)?(?:的)?(?:问题|事情?|事项|内容|方面|领域|诉求|意见)?)"
_MOST = "(?:最(?:多|大|集中|突出|强烈|普遍|关心|关注|不满意?|不满|爱)|排(?:在)?(?:第一|首位|最前)|居首)"
_ASKED = re.compile(f"{_MOST}[^,，。?？]{{0,8}}?(?:是|在|为|于|的)?{_WHAT}|{_WHAT}[^,，。?？]{{0,8}}?{_MOST}")
_SAID = re.compile(
    "问题|反映|抱怨|投诉|意见|诉求|说|问|打|来信|写信|信件|留言|不满|关心|关注|吐槽|咨询|申请|提|举报|要求|骂"
)
_TOLD = re.compile(
    "(?:比?较)多的?(?:依次)?(?:是|为|有|集中)|(?:最|较|比较)(?:多|大|集中|突出|强烈|普遍|关心|关注)的?(?:前?[一二两三四五几]?[大个件项类样种方]*(?:事情?|问题|事项|方面|诉求|内容|意见|投诉|原因))?(?:依次|分别)?(?:是|为|有|在|于|问题)|(?:主要|较|多|大多)?集中(?:在|于|的是|反映)|居(?:于)?前[一二两三四五]|位居前|(?:排|列)(?:在)?前[一二两三四五]|排名?第一|居首|占比最[高大]|最多,|涉及最多|主要(?:涉及|是|为|包括|围绕)[^,，。;；]{2,}、"
)
_WAYS = (
    (re.compile("信箱|来信|写信|信件"), re.compile("信箱|来信|信件|写信|邮件")),
    (re.compile("热线|12345|打电话|来电"), re.compile("热线|12345|来电|电话|工单|话务")),
    (re.compile("问卷|调查|测评|评议"), re.compile("问卷|调查|测评|评议")),
    (re.compile("申请"), re.compile("申请")),
    (re.compile("留言|网友|网民|评论"), re.compile("留言|网友|网民|评论")),
    (re.compile("咨询|打听"), re.compile("咨询")),
    (re.compile("投诉|举报"), re.compile("投诉|举报|诉求")),
    (re.compile("提案|建议|议案"), re.compile("提案|建议|议案")),
)
"""Ways in which people say what they want, and how a report speaks of them."""
_OFFICES = re.compile(
    "(?:哪|什么)[一两二三几些]*(?:个|家|种|类|条)?(?:的)?(?:单位|部门|局|乡镇?|镇|街道|县|区|市|地方|渠道|方式|途径|村|人)"
)
_NOT_MATTERS = re.compile("答复|予以公开|不予|办结|收费|渠道|方式|途径|[县区局委镇乡](?:受理|收到|申请)")


def quote_most_told(reply: Reply, evidence: Evidence) -> bool:
    """Quote the one sentence that tells what was said most, in the way that a Chinese question names."""
    question, places = reply.question, evidence.resolved.places
    asked = compact(question.text).text
    if question.language == "en" or len(places) != 1 or _OFFICES.search(asked):
        return False
    if not (asks_matters(question) or (_ASKED.search(asked) and _SAID.search(asked))):
        return False
    ways = [told for said, told in _WAYS if said.search(asked)]
    found = [
        (report, span)
        for summary in places[0].reports
        for report in [reply.index.report(summary.report_id)]
        for span in _telling(report, ways)
    ]
    return bool(ways) and say_only(reply, found)


_ONLY = re.compile(
    f"(?:那|其中|里面?|信里|又|都|群众|大家|人们|市民|老百姓|反映|抱怨|意见|诉求|问题|事情?|说|问|提|得|的|是|在|于|有|主要|集中|{_WHAT}|{_MOST}|[,，?？呢啊])+"
)


def only_most(text: str) -> bool:
    """Whether it is only asked what there was most of, among what was told just before (反映最多的是啥)."""
    plain = compact(text).text
    return bool(_ASKED.search(plain) and _ONLY.fullmatch(plain)) and not _OFFICES.search(plain)


def most_beside(report: Report, span: Span) -> Span | None:
    """The sentence that tells what there was most of: that of a place of the text, or the next in its paragraph."""
    sentences = list(sentences_of(report))
    at = next(
        (n for n, sentence in enumerate(sentences) if sentence.start <= span.start < sentence.end), None
    )
    for sentence in sentences[at : at + 2] if at is not None else ():
        same = "\n" not in report.text[span.end : sentence.start]
        if same and _TOLD.search(compact(sentence.of(report.text)).text):
            return sentence
    return None


def _telling(report: Report, ways: list[re.Pattern[str]]) -> Iterator[Span]:
    """The sentences that tell what there was most of: they or the one before in the paragraph speak of each way."""
    before, end = "", 0
    for span in sentences_of(report):
        own = compact(span.of(report.text)).text
        near = before if "\n" not in report.text[end : span.start] else ""
        told = _TOLD.search(own) and not _NOT_MATTERS.search(own) and not is_planned(report, span)
        if told and all(way.search(own) or (way.search(near) and not _other(own, way)) for way in ways):
            yield span
        before, end = own, span.end


def _other(own: str, way: re.Pattern[str]) -> bool:
    """Whether a sentence speaks of another way than the one before it does."""
    return any(told.search(own) for _, told in _WAYS if told is not way)
