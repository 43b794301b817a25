"""What applications were about, told in words; and what became of those that are left of the ones just counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answering.asked_kinds import REASON_ASKED
from assistant.answering.evidence import Evidence
from assistant.answering.reply import Reply
from assistant.answering.running_text import is_planned, sentences_of
from assistant.answering.verbatim import say_clause
from assistant.lexicon.text import compact
from assistant.types import Report, Span

__all__ = ["quote_left", "quote_matters"]

_APPLIED = "(?:申请|要(?:的)?(?:信息|材料|资料|东西)|来(?:问|要)|打听|索取|查询)"
_WHAT = "(?:哪些|哪几|哪方面|哪类|什么|啥|哪样)(?:样)?(?:的)?(?:个|些|种|类|方面)?(?:事|内容|方面|信息|材料|资料|东西|问题|领域|情况|事项|事情)"
_ASKED = re.compile(
    f"{_APPLIED}[^,，。?？]{{0,10}}(?:是|都|主要|大多|多半|关于|涉及|想|集中|跟|为)[^,，。?？]{{0,8}}{_WHAT}"
    f"|{_WHAT}(?:来|去)?(?:{_APPLIED})|(?:打听|想知道|想要|关心|索取|申请)(?:的|得)?(?:都|主要|大多|多半)?(?:是|有)?(?:些)?{_WHAT}"
    f"|{_APPLIED}[^。?？]{{0,16}}(?:打听|想知道|想了解|关心|问|涉及|围绕|关于)(?:的|了|得)?(?:都|主要|大多|多半)?(?:是|有)?(?:些)?(?:{_WHAT}|(?:什么|啥|哪些)$)"
)
_ASKED_EN = re.compile(
    r"\b(?:what|which)(?: (?:kinds?|sorts?|types?) of)?(?: (?:things?|topics?|subjects?|matters?|information|issues|areas|fields|content|questions))?\b[^?;]{0,60}\b(?:ask\w*(?: (?:the|it|them|[a-z' ]{2,50}?))? (?:about|for)|request\w*|apply\w*(?: for)?|applied(?: for)?|applicants?|applications?|wanted|wanting|want|curious|interested|inquir\w*|enquir\w*)\b"
)
_OF_REQUESTS_EN = re.compile(
    r"\b(?:requests?|requesters?|requested|requesting|applications?|applicants?|appl(?:y|ied|ying))\b"
)
_ABOUT_EN = re.compile(
    r"\b(?:asking|asked|ask) (?:[a-z' ]{2,60} )?(?:about|for)\b|\b(?:mostly |mainly |usually |largely |often )?(?:about|concern\w*|cover\w*|relat\w+ to|deal\w* with|focus\w*|touch\w*|cent(?:re|er)\w*)\b|\b(?:after|want\w*|interested in|applied for|applying for|apply for|seek\w*|sought)\b"
)
_PEOPLE_EN = r"(?:people|citizens|residents|villagers|the public|members of the public|applicants|requesters|those who applied|locals|folks?|everyone|they|(?:those|these) (?:people|persons|applicants|citizens|requesters)|(?:the )?(?:most|majority)(?: of (?:people|applicants|citizens|them))?)"
_OFTEN_EN = r"(?:mostly|mainly|usually|largely|often|most often|most|chiefly|primarily|typically|actually|really|commonly|especially|want(?:ed)? to|try to|come to)"
_WANTED_EN = re.compile(
    rf"\b(?:what|which)(?: (?:kinds?|sorts?|types?) of)?(?: (?:things?|topics?|subjects?|matters?|information|issues|areas|fields|content|questions|themes|documents|data))?(?: (?:did|do|does|were|was|are|is|had|have))?(?: the)? {_PEOPLE_EN}(?: (?:in|from|of|at) [^?;]{{0,50}}?)?(?: did| do| were| had| are)?(?: {_OFTEN_EN})* (?:ask\w*(?: (?:for )?(?:information|questions|documents))?(?: about| for| after| regarding| on| concerning)?|want\w*(?: to (?:know|find out|learn|see|get|obtain))?|request\w*|inquir\w*(?: about| after)?|enquir\w*(?: about| after)?|seek\w*|sought|interested in|curious about|care about|look\w* for|apply\w* for|applied for|after)\b"
    r"|\b(?:what|which)(?: [a-z]+)? (?:topics?|subjects?|matters?|issues|themes?|areas|fields|things?|content)\b[^?;]{0,40}\b(?:dominat\w*|prevail\w*|featur\w*|came up|come up|figur\w*|top(?:ped)?|turn(?:ed)? up|appear\w*|led|were (?:most )?(?:common|frequent|popular)|was (?:most )?(?:common|frequent|popular))\b[^?;]*\b(?:requests?|applications?|applicants?)\b"
    r"|\b(?:content|subject(?: matter)?|topics?|themes?|substance|gist) of (?:the |its |their |these |those |all |most )*(?:information |disclosure )?(?:requests?|applications?)\b"
)
"""What people wanted to know, with no requests named."""
_ASKED_OTHERWISE_EN = re.compile(
    r"\b(?:hotline|phone|call(?:s|ed|ers?)?|rang|letters?|mails?|e-?mails?|messages?|complain\w*|petition\w*|consult\w*|website|chat|poll|survey|questionnaire|suggest\w*|comment\w*|patients?|students?|parents?|passengers?|press|journalists?|deputies|delegates|proposals?|interviews?|opinions?|advice|visit\w*|counter)\b"
)
"""Asked in another way than by an application."""
_COUNTED_EN = re.compile(
    r"\bhow (?:many|much)\b|\b(?:number|share|percentage|proportion|average|amount) of\b|\bpublish\w*|\bwhat (?:happened|became)\b|\boutcomes?\b|\bresults?\b|\b(?:channel|way|means|how)\b|\bpre-?ground\b|\bwhy\b|\brefus\w*|\bgrant\w*|\bdenied\b|\brejected\b"
)
_PUBLISHED = re.compile("(?:主动)?公开了?(?:的)?(?:哪些|什么|啥)|发布")
_ABOUT = re.compile(
    "涉及|集中(?:在|于)|主要(?:是|为|围绕|涉及|内容|关于|集中)|(?:与|和|同|跟)[^,，;；]{2,30}(?:有关|相关)|有关|关于|内容(?:为|是|包括|多)|以[^,，;；]{2,30}为主|为主|居多|类"
)
_OF_ITS = re.compile(
    "^(?:其中|从内容[上来]?看|内容上|按内容|就内容|内容(?:分别|主要|大多|多|集中|涉及|以)|(?:主要|大多|多数?)(?:涉及|集中|关于)|申请(?:内容|事项|主题))"
)
_ANSWERS = re.compile("予以公开|不予|答复|办结|部分公开|复议|诉讼|目录|将(?!近)|培训")
_FEES = re.compile(
    "(?:收取|减免|免除|缴纳|支付|复印|复制|邮寄|检索|处理|服务)[^,，。]{0,6}费|费用|[未没]有?收|收费\\d"
)
"""Said of what was charged, unless it is one of the matters themselves."""
_CONTENT = re.compile("^(?:申请)?(?:公开)?(?:的)?(?:信息)?(?:内容|事项|主题)")
_RECEIVED = re.compile(
    "(?:收到|受理|接到|接收|新收|收|共有?)[^,，。;；]{0,14}申请|申请[^,，。;；]{0,8}\\d+[件份宗条]"
)
_LEFT = re.compile(
    "(?:剩下?|其余|余下|剩余|另外|其他|没给|没公开|没回|没答)(?:的)?(?:那|这)?(?:[一二两三四五六七八九十几\\d]+)?(?:件|份|条|宗|个|起|封|项)"
)
_BECAME = re.compile(
    "不掌握|不予|不存在|无法|部分|不属于|重复|信访|撤回|结转|告知|正在|尚|未|转|补正|其余|其他"
)


def quote_matters(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that tells what applications were about, where that is asked; whether there is one."""
    question, text = reply.question, compact(reply.question.text).text
    said = (
        question.text.lower(),
        question.masked,
    )  # a follow-up says it in its own words or in those read into it
    asked = (
        any(map(_asks_matters_en, said))
        if question.language == "en"
        else _ASKED.search(text) or _ASKED.search(compact(question.masked).text)
    )
    if not asked or _PUBLISHED.search(text):
        return False
    if len(evidence.resolved.places) != 1 or question.topic:
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        told = list(_matters(report))
        if len(told) == 1:
            say_clause(reply, report, told[0])
            return True
    return False


def _asks_matters_en(text: str) -> bool:
    """Whether English asks what requests were about, and for no count of them."""
    if _COUNTED_EN.search(text):
        return False
    if _WANTED_EN.search(text) and not _ASKED_OTHERWISE_EN.search(text):
        return True
    return bool(_ASKED_EN.search(text) and _OF_REQUESTS_EN.search(text) and _ABOUT_EN.search(text))


_EACH = re.compile(
    "[,，;；](?:其中)?\\d+[件份条宗](?:申请)?(?:为|是|涉及|关于|询问|要求公开|申请公开)(?!(?:自然人|法人|企业|公司|个人|公民|网络|网上|互联网|线上|信函|邮寄|当面|现场|传真|电子|予以|同意|部分|不予|无法|非|在|上年|结转|通过|由|向))"
)
"""Says of each of a few applications what it was for."""


def _matters(report: Report) -> Iterator[Span]:
    """The sentences on what applications were about: of applications themselves, or right after what was received."""
    before = ""
    for span in sentences_of(report):
        own = compact(span.of(report.text)).text
        here = _ABOUT.search(own) and not _ANSWERS.search(own) and not is_planned(report, span)
        charged = _FEES.search(own) and not _CONTENT.match(own)
        itself = re.search("申请", own) and re.search(
            "申请(?:人)?(?:公开|事项|内容|主题|的?信息|的?问题|所)?[^,，]{0,6}(?:多数|大多|主要|集中|涉及|内容|以|与|关|围绕)|申请\\d+[件份宗条][,，](?:其中|主要|内容)*涉及|关(?:心|注)的",
            own,
        )
        follows = _OF_ITS.match(own) and _RECEIVED.search(before) and "涉及" in own
        each = _RECEIVED.search(own) and _EACH.search(own)
        if (here and not charged and (itself or follows)) or each:
            yield span
        before = own


def quote_left(reply: Reply, evidence: Evidence) -> bool:
    """Quote the sentence that tells of all of them, where it is asked why the rest was not dealt with alike."""
    question, text = reply.question, compact(reply.question.text).text
    if question.language == "en" or not _LEFT.search(text) or len(evidence.resolved.places) != 1:
        return False
    if not (REASON_ASKED.search(text) or re.search("[怎咋]么?|如何|结果|去哪", text)):
        return False
    for summary in evidence.resolved.places[0].reports:
        report = reply.index.report(summary.report_id)
        told = [span for span in sentences_of(report) if _tells_rest(compact(span.of(report.text)).text)]
        if len(told) == 1:
            say_clause(reply, report, told[0])
            return True
    return False


def _tells_rest(sentence: str) -> bool:
    """Whether a sentence counts applications, what was granted and what became of others."""
    clauses = re.split("[,，;；]", sentence)
    counted = [clause for clause in clauses if re.search("[\\d一二三四五六七八九十两]+[件份宗条]", clause)]
    return (
        len(counted) > 2
        and bool(_RECEIVED.search(sentence))
        and any(_BECAME.search(clause) for clause in counted)
        and bool(re.search("公开|提供", sentence))
    )
