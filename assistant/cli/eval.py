"""``assistant eval``: how many questions of a set are answered right, with the right place cited.

A set is a JSONL file; a line holds ``id, question, lang, history, kind, trap, split`` and ``expect``:
``{"refused": true, "reason": "no_report"}`` or ``{"figures": ["17"], "contains": [...], "any": [...],
"without": [...], "docs": ["a.html"], "quotes": ["申请17件"]}``.
Figures are compared as numbers; docs are the files to cite.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from assistant.cli.batch import read_questions, request_of
from assistant.errors import AssistantError
from assistant.types import Answer, How

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SETS = Path("tests/eval")
_REPORTS = {
    Path("corpus"): ("seed", "english/seed"),
    Path("examples"): ("examples", "english/examples"),
    _SETS / "varied": ("varied", "english/varied"),
    _SETS / "blind": ("blind", "english/blind", "fresh/blind", "lay/blind", "near/blind"),
    _SETS / "blind2": ("blind2", "english/blind2", "fresh/blind2", "lay/blind2", "near/blind2"),
    _SETS / "blind3": ("blind3", "english/blind3", "fresh/blind3", "lay/blind3", "near/blind3"),
    _SETS / "blind4": ("blind4", "english/blind4", "fresh/blind4", "lay/blind4", "near/blind4"),
    _SETS / "blind5": ("blind5", "english/blind5", "fresh/blind5", "lay/blind5", "near/blind5"),
    _SETS / "blind6": ("blind6", "english/blind6", "fresh/blind6", "lay/blind6", "near/blind6"),
    _SETS / "blind7": ("blind7", "english/blind7", "lay/blind7", "near/blind7"),
    _SETS / "blind8": ("blind8", "english/blind8", "lay/blind8", "near/blind8", "near_english/blind8"),
    _SETS / "blind9": ("blind9", "english/blind9", "lay/blind9", "near/blind9", "near_english/blind9"),
    _SETS / "blind10": ("blind10", "english/blind10", "lay/blind10", "near/blind10", "near_english/blind10"),
    _SETS / "blind11": ("blind11", "english/blind11", "lay/blind11", "near/blind11", "near_english/blind11"),
    _SETS / "blind12": ("blind12", "english/blind12", "lay/blind12", "near/blind12", "near_english/blind12"),
    _SETS / "blind13": ("blind13", "english/blind13", "near/blind13", "near_english/blind13"),
    _SETS / "blind14": ("blind14", "english/blind14", "near_english/blind14"),
    _SETS / "blind15": ("blind15", "english/blind15", "near_english/blind15"),
    _SETS / "blind16": ("blind16", "english/blind16", "near_english/blind16"),
    _SETS / "blind17": ("blind17", "english/blind17", "near_english/blind17"),
    _SETS / "blind18": ("blind18",),
    _SETS / "blind19": ("blind19",),
    _SETS / "blind20": ("blind20",),
    _SETS / "blind21": ("blind21",),
    _SETS / "blind22": ("blind22",),
    _SETS / "blind23": ("blind23",),
    _SETS / "blind24": ("blind24",),
    _SETS / "blind25": ("blind25",),
    _SETS / "blind26": ("blind26",),
    _SETS / "blind27": ("blind27",),
    _SETS / "blind28": ("blind28",),
    _SETS / "blind29": ("blind29",),
    _SETS / "blind30": ("blind30",),
    _SETS / "blind31": ("blind31",),
    _SETS / "blind32": ("blind32",),
    _SETS / "blind33": ("blind33",),
    _SETS / "blind34": ("blind34",),
    _SETS / "blind35": ("blind35",),
    _SETS / "blind36": ("blind36",),
    _SETS / "blind37": ("blind37",),
    _SETS / "blind38": ("blind38",),
    _SETS / "blind39": ("blind39",),
    _SETS / "blind40": ("blind40",),
    _SETS / "blind41": ("blind41",),
    _SETS / "blind42": ("blind42",),
    _SETS / "blind43": ("blind43",),
    _SETS / "blind44": ("blind44",),
    _SETS / "blind45": ("blind45",),
    _SETS / "blind46": ("blind46",),
    _SETS / "blind47": ("blind47",),
    _SETS / "blind48": ("blind48",),
    _SETS / "blind49": ("blind49",),
    _SETS / "blind50": ("blind50",),
    _SETS / "blind51": ("blind51",),
    _SETS / "blind52": ("blind52",),
    _SETS / "blind53": ("blind53",),
    _SETS / "blind54": ("blind54",),
    _SETS / "blind55": ("blind55",),
    _SETS / "blind56": ("blind56",),
    _SETS / "blind57": ("blind57",),
    _SETS / "blind58": ("blind58",),
    _SETS / "blind59": ("blind59",),
    _SETS / "blind60": ("blind60",),
    _SETS / "blind61": ("blind61",),
    _SETS / "blind62": ("blind62",),
    _SETS / "blind63": ("blind63",),
    _SETS / "blind64": ("blind64",),
    _SETS / "blind65": ("blind65",),
    _SETS / "blind66": ("blind66",),
    _SETS / "blind67": ("blind67",),
    _SETS / "blind68": ("blind68",),
    _SETS / "blind69": ("blind69",),
    _SETS / "blind70": ("blind70",),
    _SETS / "blind71": ("blind71",),
}
OWN_SETS = tuple((corpus, _SETS / f"{name}.jsonl") for corpus, names in _REPORTS.items() for name in names)
"""The reports and the questions of each of the project's own sets, those about the same reports together."""


@dataclass
class Outcome:
    """One question's score."""

    id: str
    kind: str
    lang: str
    trap: str
    split: str
    should_refuse: bool
    refused: bool
    right: bool
    cited: bool
    wrong_figure: bool
    verbatim: bool
    answer: str


@dataclass
class Tally:
    """Scores summed over a group of questions."""

    questions: int = 0
    right: int = 0
    right_and_cited: int = 0
    wrong_figures: int = 0

    def add(self, outcome: Outcome) -> None:
        """Count one question."""
        self.questions += 1
        self.right += outcome.right
        self.right_and_cited += outcome.right and outcome.cited
        self.wrong_figures += outcome.wrong_figure


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the command."""
    parser.add_argument(
        "--corpus", type=Path, metavar="DIR", help="reports to ask about (default: our own sets)"
    )
    parser.add_argument("--questions", type=Path, metavar="FILE", help="the questions about them")
    parser.add_argument("--split", help="score only this split of the set")
    parser.add_argument(
        "--wrong", action="store_true", help="list the questions that were not answered right"
    )
    parser.add_argument("--json", action="store_true", help="print every outcome as JSON")


def run(args: argparse.Namespace) -> int:
    """Print the score table; 0 always, the floors are pinned by a test."""
    if (args.corpus is None) != (args.questions is None):
        print("assistant eval: --corpus and --questions go together", file=sys.stderr)
        return 2
    sets = [(args.corpus, args.questions)] if args.corpus else OWN_SETS
    outcomes = [
        outcome for scored in evaluate_sets(sets) for outcome in scored if args.split in (None, outcome.split)
    ]
    if args.json:
        print(json.dumps([asdict(outcome) for outcome in outcomes], ensure_ascii=False, indent=1))
        return 0
    print("\n".join(score_table(outcomes)))
    if args.wrong:
        for outcome in outcomes:
            if not (outcome.right and outcome.cited):
                mark = (
                    "WRONG FIGURE"
                    if outcome.wrong_figure
                    else "not right"
                    if not outcome.right
                    else "not cited"
                )
                print(f"{outcome.id} [{outcome.kind}] {mark}: {' '.join(outcome.answer.split())[:200]}")
    return 0


def evaluate(corpus: Path, questions: Path) -> list[Outcome]:
    """Ask every question of the set over the reports of ``corpus``, indexed into a temporary place."""
    (outcomes,) = evaluate_sets([(corpus, questions)])
    return outcomes


def evaluate_sets(sets: Iterable[tuple[Path, Path]]) -> Iterator[list[Outcome]]:
    """The outcomes of each set in order; sets in a row that ask about the same reports share one index."""
    from tempfile import TemporaryDirectory

    from assistant.answering.chain import build_assistant
    from assistant.cli import common
    from assistant.cli.index import build

    for corpus, pairs in groupby(sets, key=lambda pair: pair[0]):
        with TemporaryDirectory(prefix="assistant-eval-") as folder:
            settings = common.settings_for(Path(folder), corpus)
            build(settings)
            with common.open_index_for(settings) as index:
                assistant = build_assistant(
                    index, reranker=common.reranker_for(settings), model=common.rewriter_for(settings)
                )
                texts = {held.source: index.report(held.report_id).text for held in index.reports()}
                for _, questions in pairs:
                    yield [score(item, _ask(assistant, item), texts) for item in read_questions(questions)]


def _ask(assistant: Any, item: dict[str, Any]) -> Answer:
    try:
        answer: Answer = assistant.invoke(request_of(item))
    except AssistantError as exc:  # counts as not answered right
        text = f"fault: {exc}"
        return Answer(question=item["question"], language=item.get("lang", "zh"), how=How.REFUSED, text=text)
    return answer


def score(item: dict[str, Any], answer: Answer, texts: dict[str, str]) -> Outcome:
    """Compare one answer with what was expected."""
    expect = item["expect"]
    should_refuse = bool(expect.get("refused"))
    wanted = [Decimal(figure) for figure in expect.get("figures", ())]
    found = numbers(answer.text)
    if should_refuse:
        reason = expect.get("reason")
        right = answer.refusal is not None and reason in (None, answer.refusal.reason.value)
        wrong = not answer.refused and answer.figure is not None
    else:
        right = (
            not answer.refused
            and all(figure in found for figure in wanted)
            and all(part in answer.text for part in expect.get("contains", ()))
            and (not expect.get("any") or any(part in answer.text for part in expect["any"]))
            and not any(part in answer.text for part in expect.get("without", ()))
        )
        wrong = bool(wanted) and not answer.refused and not all(figure in found for figure in wanted)
    return Outcome(
        id=str(item["id"]),
        kind=item.get("kind", ""),
        lang=item.get("lang", "zh"),
        trap=item.get("trap", ""),
        split=item.get("split", ""),
        should_refuse=should_refuse,
        refused=answer.refused,
        right=right,
        cited=_cited(expect, answer, wanted),
        wrong_figure=wrong,
        verbatim=all(texts[c.doc][c.span.start : c.span.end] == c.quote for c in answer.citations),
        answer=answer.text,
    )


def numbers(text: str) -> set[Decimal]:
    """Every number printed in ``text``, thousands separators removed."""
    return {Decimal(match.group().replace(",", "")) for match in NUMBER.finditer(text)}


def _cited(expect: dict[str, Any], answer: Answer, wanted: list[Decimal]) -> bool:
    from assistant.answering.arithmetic import mean_to, percent
    from assistant.answering.citations import numbers_in

    docs = set(expect.get("docs", ()))
    cited = [c for c in answer.citations if not docs or c.doc in docs]
    if docs and {c.doc for c in cited} != docs:
        return False
    if any(not any(part in c.quote for c in cited) for part in expect.get("quotes", ())):
        return False
    if expect.get("refused") or not docs:
        return True
    computed = {abs(c.result) for c in answer.computations}
    computed |= {Decimal(percent(c)) for c in answer.computations if c.unit == "%"}
    computed |= {abs(c.result) / 10_000 for c in answer.computations}  # as it may be printed, in 万
    means = [c for c in answer.computations if c.operation in {"average", "each"}]
    computed |= {Decimal(mean_to(c, places)).normalize() for c in means for places in (0, 1)}
    quoted = set().union(*(numbers_in(c.quote) for c in cited))
    return bool(cited) and (
        not expect.get("in_quote", True) or all(f.normalize() in quoted | computed for f in wanted)
    )


def score_table(outcomes: list[Outcome]) -> list[str]:
    """The score by split, kind, language and trap, and refusals, as lines of text."""
    lines = [f"{'group':34}{'questions':>10}{'right':>9}{'right+cited':>13}{'wrong figures':>15}"]
    for attribute in ("split", "lang", "kind", "trap"):
        groups: dict[str, Tally] = defaultdict(Tally)
        for outcome in outcomes:
            if name := getattr(outcome, attribute):
                groups[f"{attribute}: {name}"].add(outcome)
        lines += [_row(name, tally) for name, tally in sorted(groups.items())]
    total = Tally()
    for outcome in outcomes:
        total.add(outcome)
    lines.append(_row("all", total))
    refused = [o for o in outcomes if o.refused]
    should = [o for o in outcomes if o.should_refuse]
    both = sum(o.refused for o in should)
    lines.append(
        f"refusals: precision {_percent(both, len(refused))} recall {_percent(both, len(should))}; "
        f"verbatim citations {_percent(sum(o.verbatim for o in outcomes), len(outcomes))}"
    )
    return lines


def _row(name: str, tally: Tally) -> str:
    count = tally.questions
    return (
        f"{name:34}{count:>10}{_percent(tally.right, count):>9}"
        f"{_percent(tally.right_and_cited, count):>13}{tally.wrong_figures:>15}"
    )


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"
