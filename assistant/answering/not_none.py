"""Why there was none of something (为什么没收信息处理费), where the report tells that there was: its figure, in its own words."""

from __future__ import annotations

import re

from assistant.answering.evidence import Evidence
from assistant.answering.figures import state
from assistant.answering.lookup import find_figure
from assistant.answering.reasons import asks_why
from assistant.answering.reply import Reply
from assistant.answering.verbatim import say_clause
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.types import Origin, Target

__all__ = ["deny_none"]

_NONE_BEFORE = re.compile(
    r"(?:没有?|未|不|零)(?:发生|收到?|收取|受理|开展?|举办|举行|召开|向\S{1,6}收取?|有)?过?(?:任何|一[件分起场次]|信息公开)?\s*$|\b(?:no|not any|zero|never any|n't any)\s*(?:[a-z-]+ )?$"
)


def deny_none(reply: Reply, evidence: Evidence) -> bool:
    """Quote the figure of what a question asks why there was none of; false where there was none, or nothing is told."""
    question, places = reply.question, evidence.resolved.places
    if not asks_why(question.text) or len(question.targets) != 1 or len(places) != 1:
        return False
    (target,) = question.targets
    text = question.text.lower()
    mentions = [m for m in find_mentions(text) if m.id == target.indicator]
    if not any(_NONE_BEFORE.search(text[:start]) for m in mentions for start, _ in m.spans):
        return False
    for name in (target.indicator, *indicators()[target.indicator].near):
        for summary in places[0].reports:
            found = find_figure(reply.index, summary, Target(name), question)
            if found is None or not found.exact or not found.value:
                continue
            fact = found.facts[0]
            if fact.origin is Origin.PROSE:
                say_clause(reply, reply.index.report(fact.report_id), fact.quote)
            else:
                state(reply, found)
            said = reply.words.say("报告载明的不是没有。", "The report does not state that there was none.")
            reply.notice("premise", said, *(cited.number for cited in reply.citer.citations[:2]))
            return True
    return False
