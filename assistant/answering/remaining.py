"""What is still to be done: what came in less what was dealt with, where the report states both and not the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answering import arithmetic
from assistant.answering.arithmetic import plain
from assistant.answering.concepts import spoken_of
from assistant.answering.evidence import Evidence
from assistant.answering.figures import operand
from assistant.answering.heads import head_of
from assistant.answering.lookup import Finding, find_figure, is_stated_level
from assistant.answering.reply import Reply
from assistant.answering.unfinished import UNFINISHED, asks_unfinished, pairs_of_deed
from assistant.answering.verbatim import say_clause
from assistant.answering.words import content, content_runs
from assistant.lexicon.numerals import find_numbers
from assistant.lexicon.segments import naming
from assistant.types import (
    Answer,
    Fact,
    Figure,
    How,
    Measure,
    Operation,
    Origin,
    Question,
    ReportSummary,
    Status,
    Target,
)

__all__ = ["LEFT", "asks_rest", "is_part_alone", "left_of_others", "left_over"]

LEFT = re.compile(
    r"(?:没|未)(?:有|能)?(?:办理?|处理|整改|改|解决|答复|回复|了|收|弄|搞|修|补|交|做|干|清|还|兑现|落实)(?:完|结|好|掉|妥|成|上|到位|清|回来?|过来)"
    rf"|{UNFINISHED}"
    r"|(?:没|未)(?:有|能)?(?:整改|解决|答复|回复|收回|修复|落实|采纳|办理|反馈|到岗)"
    r"|(?:没|未)(?:有|能)?(?:回|答|办|改|配|结|退|交|修|换|批|签|搬|拆|装|领|接|建|通|到|验)(?=的|了?(?:多少|几)|[,，。?？]|$)"
)
_UNDONE_EN = re.compile(
    r"\bhow many\b.*\b(?:still|yet) (?:open|pending|outstanding|in progress|being (?:handled|processed|dealt with))\b|"
    r"\bhow many\b.*\b(?:(?:still |yet )?(?:not (?:yet )?(?:been )?|un|(?:still|yet|remain(?:ed|s)?) to be )(?:fixed|resolved|rectified|put right|solved|dealt with|remedied|answered|replied to))\b"
)
_LEFT_EN = re.compile(
    rf"{_UNDONE_EN.pattern}"
    r"|\bhow many (?:of (?:them|those|these) )?(?:are |were |do |did )?(?:still )?(?:remain(?:ed|s|ing)?|left|outstanding)\W*$"
)
_STILL = re.compile(r"还|尚|剩|仍|余下|差")
_UNDONE = re.compile(rf"(?<!有)(?:{LEFT.pattern})" + r"的?(?:一共|总共|共|又)?(?:有|是)?(?:多少|几)")
"""The undone themselves are counted (没办结的有几件)."""
_REMAINING = re.compile(
    r"^(?:那么?|又|,|，)*(?:还剩|剩下?|尚余|还余|余下)(?:下|余)?的?(?:还?有|是)?(?:多少|几)[\u3400-\u9fff]?(?=$|[,，。?？呢])"
)
"""The rest of what was asked before (错链多少处，整改了多少处，还剩多少)."""
_ASKED = re.compile(r"(?:多少|几)")
_DONE = re.compile(
    r"(?<!责令)(?<!要求)(?<!督促)(?<!限期)(?<!交办)(?:办结|办完|办理完|处理完|整改|改完|改正|解决|答复|解答|回复|落实|采纳|收回|回收|修复|更正|签约|签订|搬迁|搬离|拆除|完工|竣工|安装|领取|接通|到岗|验收|化解|销号|拨付|兑付)"
)
_REST = re.compile(r"其余|尚余|剩余|余下|尚[有在]|仍[有在]|还有|在办|未|没有|正在")
_CJK = re.compile("[\u3400-\u9fff]")
_WHEN = frozenset(["年底", "年末", "月底", "目前", "最后", "全年"])
_GENERIC = frozenset(["问题", "事项", "毛病", "任务", "工作", "意见", "内容", "情况"])
"""What many sentences speak of: known only together with what else is named."""
_LEFT_TARGET = "carried_out"
_BEGUN = ("handled", "received")
_CLOSED = ("handled_total", "closed", "answered")


def left_over(reply: Reply, evidence: Evidence) -> bool:
    """Both figures and their difference; false where the rest is stated, or one of the two is not."""
    question = evidence.question
    english = bool(_LEFT_EN.search(question.text.lower())) and not question.targets
    if len(evidence.resolved.places) != 1 or not (english or asks_rest(question.text)):
        return False
    if not english and any(not _DONE.search(finding.facts[0].subject) for finding in evidence.findings):
        return False
    applications = any(target.indicator == _LEFT_TARGET for target in question.targets)
    for summary in evidence.resolved.places[0].reports:
        pairs = list(_applications(reply, summary) if applications else _others(reply, summary))
        pairs = pairs or list(pairs_of_deed(question, summary, reply.index))
        if len({(begun.value, done.value) for begun, done in pairs}) == 1:
            _state(reply, *pairs[0])
            return True
        rests = [] if applications or pairs else _stated_rests(reply, summary)
        if len({fact.value for fact in rests}) == 1:
            say_clause(reply, reply.index.report(summary.report_id), rests[0].quote)
            return True
    return False


def asks_rest(text: str) -> bool:
    """Whether a question asks how many are still to be done (还有几处没弄好)."""
    if not _ASKED.search(text):
        return False
    if _REMAINING.search(text):
        return True
    if asks_unfinished(text):
        return True
    return bool(LEFT.search(text) and (_STILL.search(text) or _UNDONE.search(text)))


_OF_APPLICATIONS = frozenset(["received", "handled", "handled_total", "closed", "answered", "carried_in"])


def left_of_others(question: Question, last: Question) -> Question:
    """What is left of things spoken of that are no applications (多少起投诉，还有几起没处理完): no row of the forms."""
    undone = [t.indicator for t in question.targets] == [_LEFT_TARGET] and question.lay
    spoken = {t.indicator.partition(".")[0] for t in last.targets}
    if question.language == "en" or not (undone and asks_rest(question.text)) or spoken & _OF_APPLICATIONS:
        return question
    if "申请" in question.text or not (spoken or naming(content(last.masked)).names):
        return question
    return replace(question, targets=(), row=None, learnt=False, lay=False, rest=())


def is_part_alone(question: Question, answer: Answer) -> bool:
    """Whether an answer to how many are left gives what came in or what was done, and nothing of the rest."""
    asked = asks_rest(question.text) or bool(_UNDONE_EN.search(question.text.lower()))
    if question.operation not in {Operation.VALUE, Operation.SUM} or not asked:
        return False
    if answer.refused or answer.computations:
        return False
    if any(t.indicator == _LEFT_TARGET or t.column == "pending" for t in question.targets):
        return False
    if answer.figure is not None:
        return not _REST.search(answer.figure.label)
    quotes = [citation.quote for citation in answer.citations]
    both = any(_DONE.search(quote) and len(find_numbers(quote)) > 1 for quote in quotes)
    return not both and not any(_REST.search(quote) for quote in quotes)


def _stated_rests(reply: Reply, summary: ReportSummary) -> list[Fact]:
    """What one report itself calls the rest of the things the question names (其余4处正在整改)."""
    names = _names(reply.question)
    if not names:
        return []
    text = reply.index.report(summary.report_id).text
    found = []
    for fact in reply.index.facts([summary.report_id]):
        if fact.origin is not Origin.PROSE or not is_stated_level(fact) or not _REST.search(fact.subject):
            continue
        met = [name for name in names if spoken_of((name,), fact.quote.of(text))]
        if names[-1] in met and (len(met) == len(names) or names[-1] not in _GENERIC):
            found.append(fact)
    measure = reply.question.measure
    return [fact for fact in found if fact.unit == measure] or ([] if measure not in {"", "个"} else found)


def _applications(reply: Reply, summary: ReportSummary) -> Iterator[tuple[Finding, Finding]]:
    """What was received and concluded in all, by the report's own rows; the form without a row for the rest."""
    if any(fact.value for fact in reply.index.facts([summary.report_id], "carried_in")):
        return  # what came over from the year before may be among what was concluded
    begun = next(filter(None, (find_figure(reply.index, summary, Target(i), reply.question) for i in _BEGUN)), None)  # fmt: skip
    done = next(filter(None, (find_figure(reply.index, summary, Target(i), reply.question) for i in _CLOSED)), None)  # fmt: skip
    if begun and done and begun.exact and done.exact and (begun.value or 0) >= (done.value or 0):
        yield begun, done


def _others(reply: Reply, summary: ReportSummary) -> Iterator[tuple[Finding, Finding]]:
    """What one sentence says came in and was dealt with, of the things the question names (工单, 来信)."""
    names = _names(reply.question)
    facts = [f for f in reply.index.facts([summary.report_id]) if f.origin is Origin.PROSE]
    facts = [f for f in facts if f.measure is Measure.LEVEL and f.status is Status.RESULT and not f.bound]
    facts.sort(key=lambda fact: fact.span.start)
    text = reply.index.report(summary.report_id).text
    for at, done in enumerate(facts):
        begun = _begun(done, facts[:at]) if _DONE.search(done.subject) else None
        if begun is None or not names:
            continue
        said = text[begun.quote.start : done.span.end]
        if spoken_of(names, said) and any(spoken_of((name,), begun.subject) for name in names):
            yield tuple(Finding(summary, Target("", ""), (fact,)) for fact in (begun, done))  # type: ignore[misc]


def _names(question: Question) -> tuple[str, ...]:
    """The things a question names beside that they are not done."""
    if question.language == "en":
        spoken = question.masked if _UNDONE_EN.search(question.masked) else question.context
        head = head_of(spoken)
        return head.words[-1:] if head is not None and head.concepts else ()
    own = naming(content(LEFT.sub(" ", question.masked))).names
    undone = " ".join(found.group() for found in LEFT.finditer(question.masked))
    unknown = [word for word in question.rest if _CJK.search(word) and word not in undone]
    said = [word for word in dict.fromkeys((*own, *unknown)) if word not in _WHEN]
    names = tuple(word for word in said if not any(word != other and word in other for other in said))
    if not names and not question.context:  # a word no dictionary knows (错链)
        runs = content_runs(LEFT.sub(" ", question.masked))
        names = tuple(run for run, light in runs if not light and len(run) > 1 and _CJK.search(run))
    if names or not question.context:
        return names
    before = naming(content(question.context)).names
    runs = content_runs(LEFT.sub(" ", question.context))
    return before or tuple(run for run, light in runs if not light and len(run) > 1 and _CJK.search(run))[:1]


def _begun(done: Fact, before: Sequence[Fact]) -> Fact | None:
    """What came in of what was dealt with: the figure before it in its sentence, counted alike and no smaller."""
    for fact in reversed(before):
        if fact.quote != done.quote:
            return None
        if fact.unit == done.unit and not _DONE.search(fact.subject):
            if (fact.value or 0) >= (done.value or 0):
                return fact
            if not fact.parent:
                return None  # a part of what came in stands between the two
    return None


def _state(reply: Reply, begun: Finding, done: Finding) -> None:
    words, summary = reply.words, begun.summary
    rest = arithmetic.difference(operand(reply, begun), operand(reply, done), begun.unit)
    reply.computations.append(rest)
    who, when = words.body(summary.region, summary.agency), words.year(summary.year)
    amount = words.amount(rest.result, rest.unit)
    cites = reply.cite([*begun.facts, *done.facts])
    listed = [f"{words.label(f)}{words.say('', ' ')}{words.quantity(f)}" for f in (begun, done)]
    reply.sentence = words.say(
        f"{who}{when}{'，'.join(listed)}，尚余{amount}（{rest.formula}）{cites}。",
        f"{who}, {when}: {', '.join(listed)}; {amount} left ({rest.formula}){cites}.",
    )
    reply.figure = Figure(plain(rest.result), words.unit(rest.unit).strip(), words.label(begun))
    reply.how = How.COMPUTED
