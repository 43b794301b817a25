"""``compose``: evidence becomes an answer in the report's own figures and words, without a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.answering import (
    accounts,
    channels,
    checking,
    details,
    figures,
    joined,
    own_lists,
    parts,
    rankings,
    reasons,
    refusals,
    remaining,
    series,
    shares,
    texts,
    told_lists,
)
from assistant.answering.asked_parts import CAME_BY, OTHERS
from assistant.answering.by_how_much import tell_by_how_much
from assistant.answering.by_level import asks_levels, quote_by_level
from assistant.answering.came_by import asks_ways, quote_ways
from assistant.answering.carried import TWO_SIDED
from assistant.answering.carried_told import quote_carried
from assistant.answering.cell_shares import share_of_column
from assistant.answering.column_asked import add_column, most_of_column
from assistant.answering.column_results import list_results
from assistant.answering.deeds_together import told_only_together
from assistant.answering.details_told import paper_copy
from assistant.answering.each_told import quote_rate
from assistant.answering.each_year import compare_each
from assistant.answering.every_report import quote_each_report
from assistant.answering.evidence import Evidence
from assistant.answering.from_to import quote_both
from assistant.answering.halls import tell_halls
from assistant.answering.holdings import holdings
from assistant.answering.hours_told import asks_clock, quote_hours
from assistant.answering.how_to_apply import asks_how_to_apply, quote_how_to_apply
from assistant.answering.in_person import quote_who_came
from assistant.answering.inside import is_place_inside
from assistant.answering.languages import quote_languages
from assistant.answering.leading_group import quote_charge, quote_head
from assistant.answering.levels_en import level_asked_in_english, only_of_level, tell_level
from assistant.answering.lookup import MONEY
from assistant.answering.matters import quote_left, quote_matters
from assistant.answering.mean_course import mean_course
from assistant.answering.mean_size import mean_size
from assistant.answering.measures_told import quote_measures
from assistant.answering.not_none import deny_none
from assistant.answering.notice_ahead import asks_ahead, quote_ahead
from assistant.answering.number_asked import tell_number
from assistant.answering.of_the_last import asks_of_the_last
from assistant.answering.opened_when import asks_opened, quote_opened, quote_opened_en
from assistant.answering.outcomes_told import add_verdict, quote_grounds
from assistant.answering.part_of_named import share_of_named
from assistant.answering.part_shares import share_of_part
from assistant.answering.per_each import fee_per_case, tell_per_each
from assistant.answering.place_lists import list_places
from assistant.answering.places_checked import check_places
from assistant.answering.presupposed import quote_none, quote_none_received
from assistant.answering.prices_told import asks_of_age, quote_age, quote_price
from assistant.answering.printed import printed_change, reckoned_back, reckoned_unheld
from assistant.answering.published_by_kind import list_published
from assistant.answering.quoting import (
    either_figure,
    quote_change,
    quote_followers,
    quote_likely,
    quote_most,
    quote_offices,
    quote_sentence,
)
from assistant.answering.ranked_places import quote_ranked, ranks_others
from assistant.answering.reply import Reply
from assistant.answering.report_itself import quote_of_itself
from assistant.answering.row_notes import quote_note
from assistant.answering.share_of_most import share_of_most
from assistant.answering.shared_names import quote_shared
from assistant.answering.side_by_side import NotComparable
from assistant.answering.small_tables import people_of_row, row_with_most
from assistant.answering.standing import quote_standing
from assistant.answering.stock_kept import stock_follows
from assistant.answering.term_price import tell_term_price
from assistant.answering.told_deeds_en import asks_closed, quote_closed, quote_english_site, quote_lost
from assistant.answering.told_most import quote_most_told
from assistant.answering.told_reason import only_why_changed, quote_told_reason
from assistant.answering.totals_each import total_of_each
from assistant.answering.two_rows import reckon_rows
from assistant.answering.verbatim import as_told, quote_denial, quote_no_channel, say_clause
from assistant.answering.when_told import asks_when, quote_when, tells_when
from assistant.answering.which_places import asks_places
from assistant.answering.why_short import against_plan, quote_against_plan, quote_why_short
from assistant.answering.wording import wording
from assistant.lexicon.indicators import find_mentions, indicators
from assistant.types import Answer, Operation, Origin, Question, RefusalReason, Slot, Span

if TYPE_CHECKING:
    from assistant.indexing.store import Index

__all__ = ["compose", "in_other_words", "quoted", "say_assumptions", "slots_of", "withhold"]


def _exists(reply: Reply, evidence: Evidence) -> bool:
    """Yes or no from a figure; how many accounts there are is no answer to whether one was closed."""
    return not asks_closed(reply.question) and figures.exists(reply, evidence)


_STEPS = {
    Operation.VALUE: (
        people_of_row,
        mean_course,
        mean_size,
        tell_by_how_much,
        quote_rate,
        list_places,
        reckoned_back,
        quote_of_itself,
        quote_english_site,
        quote_languages,
        quote_most_told,
        told_lists.list_matters,
        told_lists.each_time,
        accounts.second_figure,
        quote_ranked,
        quote_standing,
        quote_who_came,
        remaining.left_over,
        shares.complement,
        share_of_column,
        shares.returned,
        shares.done,
        tell_per_each,
        fee_per_case,
        quote_both,
        quote_change,
        either_figure,
        joined.tell_joined,
        quote_shared,
        quote_carried,
    ),
    Operation.BREAKDOWN: (
        list_results,
        list_places,
        quote_none_received,
        quote_matters,
        told_lists.list_matters,
        told_lists.each_time,
        quote_grounds,
        parts.breakdown,
        quote_ways,
        list_published,
    ),
    Operation.COMPARE: (reckon_rows, quote_both, total_of_each, series.compare),
    Operation.DIFFERENCE: (
        reckon_rows,
        quote_both,
        total_of_each,
        series.compare,
        tell_by_how_much,
        compare_each,
    ),
    Operation.GROWTH: (series.growth, compare_each),
    Operation.SHARE: (
        share_of_column,
        shares.share,
        share_of_part,
        share_of_named,
        shares.stated,
        shares.returned,
        shares.done,
    ),
    Operation.RATIO: (series.ratio,),
    Operation.SUM: (
        check_places,
        list_places,
        quote_of_itself,
        channels.add_up_channels,
        joined.add_joined,
        reckon_rows,
        total_of_each,
        add_column,
        series.sum_up,
    ),
    Operation.AVERAGE: (mean_course, mean_size, quote_rate, tell_per_each, fee_per_case, series.average),
    Operation.RANK: (
        row_with_most,
        most_of_column,
        share_of_most,
        list_places,
        quote_most_told,
        told_lists.list_matters,
        quote_offices,
        quote_ranked,
        quote_standing,
        channels.rank_channels,
        parts.rank_rows,
        quote_most,
        rankings.rank,
        own_lists.rank_list,
    ),
    Operation.SERIES: (series.compare,),
    Operation.EXISTS: (quote_closed, quote_english_site, quote_lost, _exists),
    Operation.CHECK: (
        check_places,
        stock_follows,
        accounts.account_balances,
        accounts.told_by_two_reports,
        channels.add_up_channels,
        accounts.parts_and_whole,
        own_lists.check_list,
        checking.text_and_table,
        checking.check,
    ),
    Operation.FIELD: (quote_of_itself, quote_head, quote_charge, details.detail),
    Operation.TEXT: (
        list_places,
        quote_of_itself,
        tell_number,
        quote_closed,
        quote_english_site,
        quote_head,
        quote_ranked,
        quote_standing,
        quote_languages,
        quote_note,
        reasons.explain_change,
        reasons.deny_number,
        reasons.deny_premise,
        quote_measures,
        quote_matters,
        quote_most_told,
        quote_left,
        texts.quote_passages,
    ),
}


def compose(evidence: Evidence, index: Index) -> Answer:
    """The answer to one question; a refusal where the evidence does not carry one."""
    reply = Reply(evidence.question, index)
    reason, why = _compose(reply, evidence)
    if reason is None:
        add_verdict(reply, evidence)
        reasons.say_no_reason(reply, evidence)
        say_assumptions(reply, evidence)
        answer = reply.finish(slots_of(evidence))
        if not asks_when(evidence.question) or tells_when(answer):
            return answer
        reason = RefusalReason.NOT_STATED
    return withhold(evidence, index, reason, why)


def in_other_words(question: Question, evidence: Evidence, index: Index) -> Answer | None:
    """The sentence that most likely tells what a question asks whose own words find nothing, if one is likely enough."""
    reply = Reply(question, index)
    if (
        evidence.question.fields == ("hotline",)
        or evidence.question.detail in {CAME_BY, OTHERS}
        or asks_ways(evidence.question)
    ):
        return None
    if _together_alone(evidence, index):
        return None
    if asks_of_the_last(question.text) or asks_opened(question) or asks_ahead(question.text):
        return None  # of what was told just before; a sentence on something else says nothing of it
    if question.language == "zh" and asks_of_age(question.text):
        return None
    if not (quote_none(reply, evidence) or quote_likely(reply, evidence)):
        return None
    level = level_asked_in_english(question)
    if level is not None and not any(level.search(cited.quote) for cited in reply.citer.citations):
        return None  # of the whole place
    if any(ranks_others(question, cited.quote) for cited in reply.citer.citations):
        return None  # of departments where counties are asked for
    say_assumptions(reply, evidence)
    answer = reply.finish(slots_of(evidence))
    return answer if not asks_when(question) or tells_when(answer) else None


def _together_alone(evidence: Evidence, index: Index) -> bool:
    """Whether one of several deeds is asked about that the reports at hand only count together."""
    summaries = (summary for place in evidence.resolved.places for summary in place.reports)
    return told_only_together(evidence.question, (index.report(s.report_id) for s in summaries))


def withhold(evidence: Evidence, index: Index, reason: RefusalReason, why: str = "") -> Answer:
    """The refusal of a question, with its reason and a next step."""
    reply = Reply(evidence.question, index)
    refusal = refusals.refuse(reply, evidence, reason, why)
    return reply.finish(slots_of(evidence), refusal)


def quoted(evidence: Evidence, index: Index, report_id: str, span: Span) -> Answer:
    """A sentence of a report as the answer to one question."""
    reply = Reply(evidence.question, index)
    say_clause(reply, index.report(report_id), span)
    say_assumptions(reply, evidence)
    return reply.finish(slots_of(evidence))


def _compose(reply: Reply, evidence: Evidence) -> tuple[RefusalReason | None, str]:
    """Fill the reply; or say why that cannot be done."""
    question = evidence.question
    if question.operation is Operation.TALK:
        details.talk(reply, question.detail)
        return None, ""
    if question.operation is Operation.META:
        if question.detail == "held":
            details.whether_held(reply)
        else:
            details.about(reply)
        return None, ""
    if question.operation is Operation.DECLINE:
        return RefusalReason.OUT_OF_SCOPE, ""
    if evidence.reason is not None:
        unheld = evidence.reason is RefusalReason.NO_REPORT
        if unheld and reasons.quote_reason(reply, evidence):
            return None, ""
        stated = unheld and (
            printed_change(reply, evidence)
            or reckoned_unheld(reply, evidence)
            or reasons.told_change(reply, evidence)
            or tell_by_how_much(reply, evidence)
        )
        if stated:
            reasons.correct_direction(reply, evidence)
        return (None if stated else evidence.reason), ""
    if question.operation is not Operation.TEXT and reasons.correct_span(reply, evidence):
        return None, ""
    if quote_when(reply, evidence) or quote_opened_en(reply, evidence) or quote_hours(reply, evidence):
        return None, ""
    if _together_alone(evidence, reply.index):
        return RefusalReason.NOT_STATED, ""
    if deny_none(reply, evidence):
        return None, ""
    if asks_how_to_apply(question) and len(evidence.resolved.places) == 1:
        return (None if quote_how_to_apply(reply, evidence) else RefusalReason.NOT_STATED), ""
    if asks_ahead(question.text):
        return (None if quote_ahead(reply, evidence) else RefusalReason.NOT_STATED), ""
    if quote_age(reply, evidence) or tell_term_price(reply, evidence):
        return None, ""
    if asks_of_age(question.text):
        return RefusalReason.NOT_STATED, ""
    if asks_clock(question):
        return RefusalReason.NOT_STATED, ""
    if (level := level_asked_in_english(question)) is not None:
        if tell_level(reply, evidence, level):
            return None, ""
        evidence = only_of_level(evidence, level)
    if asks_levels(question):
        return (None if quote_by_level(reply, evidence) else RefusalReason.NOT_STATED), ""
    if not evidence.question.fields and (
        quote_told_reason(reply, evidence) or quote_why_short(reply, evidence)
    ):
        return None, ""
    if against_plan(question.text) and question.language == "zh":
        return (None if quote_against_plan(reply, evidence) else RefusalReason.NOT_STATED), ""
    if asks_opened(question):
        return (None if quote_opened(reply, evidence) else RefusalReason.NOT_STATED), ""
    if question.operation in {*TWO_SIDED, Operation.SERIES} and only_why_changed(question):
        return RefusalReason.NOT_STATED, ""
    if tell_halls(reply, evidence) or paper_copy(reply, evidence) or quote_each_report(reply, evidence):
        return None, ""
    if question.operation is Operation.SUM and joined.is_incomplete(reply, evidence):
        return RefusalReason.NOT_STATED, ""
    try:
        for step in _STEPS.get(question.operation, ()):
            if step(reply, evidence):
                reasons.correct_direction(reply, evidence)
                return None, ""
    except NotComparable as reason:
        return RefusalReason.NOT_COMPARABLE, str(reason)
    if question.report_year and evidence.resolved.missing:
        return RefusalReason.NOT_STATED, ""
    if _fallback(reply, evidence):
        return None, ""
    one_year_short = question.implied and evidence.resolved.missing and evidence.findings
    not_held = one_year_short or is_place_inside(question)
    return (RefusalReason.NO_REPORT if not_held else RefusalReason.NOT_STATED), ""


def _fallback(reply: Reply, evidence: Evidence) -> bool:
    """A figure as it stands, where nothing was to be done with it or nothing could be done."""
    operation = evidence.question.operation
    if operation is Operation.BREAKDOWN and as_told(reply, evidence):
        return True
    if len(evidence.findings) == 1 and reasons.asks_why(evidence.question.text):
        fact = evidence.findings[0].facts[0]
        if fact.origin is Origin.PROSE:  # the reason stands beside the figure, if anywhere
            say_clause(reply, reply.index.report(fact.report_id), fact.quote)
            return True
        if quote_note(reply, evidence):
            return True
    question = evidence.question
    plain = operation in {Operation.VALUE, Operation.BREAKDOWN, Operation.TEXT}
    of_whole = question.detail not in {CAME_BY, OTHERS} and not asks_ways(question)
    stated = plain and evidence.findings and of_whole
    if stated and not (
        asks_places(question) or parts.asks_forms(question) or told_lists.asks_matters(question)
    ):  # the place's own figure puts none of its offices first
        figures.value(reply, evidence)
        return True
    silent = operation in {Operation.VALUE, Operation.EXISTS} and not evidence.findings
    if silent and quote_denial(reply, evidence):
        return True
    if silent and quote_no_channel(reply, evidence):
        return True
    if not evidence.findings and quote_price(reply, evidence):
        return True
    if not evidence.findings and (quote_followers(reply, evidence) or quote_sentence(reply, evidence)):
        return True
    told = operation is Operation.EXISTS and bool(evidence.passages) and texts.quote_passages(reply, evidence)
    return told and _speaks_of_fees(reply)


def _speaks_of_fees(reply: Reply) -> bool:
    """Whether what is quoted names the fees asked about, where it is asked for any: 行政事业性收费267件 were not paid for information."""
    fees = {t.indicator for t in reply.question.targets if indicators()[t.indicator].unit in MONEY}
    quoted = {mention.id for cited in reply.citer.citations for mention in find_mentions(cited.quote)}
    return not fees or any(quoted & {name, *indicators()[name].near} for name in fees)


def say_assumptions(reply: Reply, evidence: Evidence) -> None:
    """Say which year was chosen where the question left it open, and what a mistyped name was taken for."""
    question, resolved, words = evidence.question, evidence.resolved, reply.words
    for typed, meant in question.taken_for:
        reply.notice(
            "assumption", words.say(f"“{typed}”按“{meant}”理解。", f"“{typed}” is taken for “{meant}”.")
        )
    if (not resolved.places or asks_opened(question)) or (
        question.operation is Operation.FIELD and len(holdings(reply.index).years) < 2
    ):
        return
    if "only" in resolved.assumed:
        body = words.body_of(resolved.places[0].body)
        reply.notice(
            "assumption",
            words.say(
                f"问题没有写明单位；收录的报告中只有{body}的报告说到。",
                f"No body was named; of the reports held only that of {body} speaks of it.",
            ),
        )
    how = dict(question.given).get("year", "")
    year = resolved.places[0].year
    if year is None:
        return
    if evidence.told is not None:
        then, report = (words.year(told) for told in evidence.told)
        reply.notice(
            "coverage",
            words.say(
                f"没有收录{then}的报告；{then}的数字取自{report}的报告。",
                f"No report for {then} is held; its figure is taken from the {report} report.",
            ),
        )
    of_another = any(notice.kind == "coverage" for notice in reply.notices)
    if "year" in resolved.assumed and resolved.others and not of_another:
        others = words.years(sorted(resolved.others)[-8:])
        reply.notice(
            "assumption",
            words.say(
                f"问题没有写年份，按收录的最新一年（{year}年）答复；另收录{others}。",
                f"No year was given; this is for {year}, the latest held. Also held: {others}.",
            ),
        )
    elif how == "assumed" and "year" not in resolved.assumed:
        years = words.years(list(dict.fromkeys(place.year for place in resolved.places if place.year)))
        reply.notice(
            "assumption",
            words.say(f"问题没有写明年份，按{years}答复。", f"No year was named; taken to mean {years}."),
        )
    if resolved.missing:
        missing = words.years(sorted({year for _, year in resolved.missing}))
        reply.notice(
            "coverage",
            words.say(f"没有收录{missing}的报告，未计入。", f"No report for {missing} is held; not counted."),
        )


def slots_of(evidence: Evidence) -> tuple[Slot, ...]:
    """What the question was taken to be about, to be shown and removed."""
    question: Question = evidence.question
    given = dict(question.given)
    slots = []
    bodies = list(dict.fromkeys(place.body for place in evidence.resolved.places)) or list(question.bodies)
    how = given.get("body", "assumed" if "body" in evidence.resolved.assumed else "said")
    if not question.all_bodies:
        slots += [
            Slot("body", body.agency or body.region, body.agency or body.region, how) for body in bodies[:4]
        ]
    of_places = [place.year for place in evidence.resolved.places]
    told = [
        fact.year for finding in evidence.findings for fact in finding.facts
    ]  # 2019 as the 2020 report says
    years = [year for year in dict.fromkeys((*of_places, *told)) if year] or list(question.years)
    how = "assumed" if "year" in evidence.resolved.assumed else given.get("year", "said")
    slots += [Slot("year", str(year), str(year), how) for year in years[:6]]
    for target in question.targets:
        label = wording(question.language).target(target)
        slots.append(
            Slot(
                "indicator",
                target.indicator + (f"×{target.column}" if target.column else ""),
                label,
                given.get("indicator", "said"),
            )
        )
    if question.operation not in {Operation.VALUE, Operation.TALK, Operation.META, Operation.DECLINE}:
        slots.append(Slot("operation", question.operation.value, question.operation.value, "said"))
    return tuple(slots)
