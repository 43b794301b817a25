"""What can be done with an answer: copy, link, print, read aloud, and say whether it helped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from assistant.types import RefusalReason

if TYPE_CHECKING:
    from assistant.types import Answer
    from assistant.web.labels import Labels

__all__ = ["check_line", "copy_text", "how_made", "render_actions"]


def render_actions(answer: Answer, labels: Labels, earlier: Sequence[str] = ()) -> Markup:
    """The row of buttons under an answer, with what the page's script needs to carry them out."""
    if answer.how.value == "talk":
        return Markup("")
    acts = [("copy", labels.copy), ("link", labels.link), ("print", labels.print), ("speak", labels.speak)]
    buttons = Markup("").join(
        Markup('<button type="button" class="act" data-act="{}">{}</button>').format(act, label)
        for act, label in acts
    )
    return Markup(
        '<footer class="acts" data-question="{}" data-earlier="{}" data-generation="{}" data-copy="{}"'
        ' data-copied="{}" data-thanks="{}">{}{}<span class="said" role="status"></span></footer>{}'
    ).format(
        answer.question,
        _attribute("\n".join(earlier)),
        answer.generation,
        _attribute(copy_text(answer, labels)),
        labels.copied,
        labels.feedback_thanks,
        buttons,
        _feedback(labels),
        check_line(labels),
    )


def how_made(answer: Answer, labels: Labels) -> str:
    """The label that says how an answer was made; a question back is no refusal to its reader."""
    asks = answer.refusal is not None and answer.refusal.reason is RefusalReason.AMBIGUOUS
    return labels.asks if asks else labels.how[answer.how.value]


def check_line(labels: Labels) -> Markup:
    """The plea under every answer to look at the report itself."""
    return Markup('<p class="fine">{}</p>').format(labels.check_line)


def _feedback(labels: Labels) -> Markup:
    kinds = [(kind, label) for kind, label in labels.feedback.items() if kind != "useful"]
    problems = Markup("").join(
        Markup('<button type="button" class="suggestion" data-feedback="{}">{}</button>').format(kind, label)
        for kind, label in kinds
    )
    return Markup(
        '<button type="button" class="act" data-feedback="useful">{useful}</button><details class="problem">'
        '<summary class="act">{problem}</summary><div><textarea rows="2" maxlength="500" aria-label="{text}"'
        ' placeholder="{text}"></textarea>{problems}</div></details>'
    ).format(useful=labels.useful, problem=labels.problem, text=labels.feedback_text, problems=problems)


def copy_text(answer: Answer, labels: Labels) -> str:
    """The answer as plain text to paste elsewhere: how it was made and every source come along."""
    lines = [
        f"{labels.you_asked}：{answer.question}",
        f"{labels.answer}（{how_made(answer, labels)}）：{answer.text}",
    ]
    for cited in answer.citations:
        place = (cited.title or cited.doc, cited.heading, cited.published, cited.index_number, cited.url)
        lines.append(f"〔{cited.number}〕{' · '.join(word for word in place if word)}")
        lines.append(f"    “{' '.join(cited.quote.split())}”")
    lines.append(labels.check_line_plain)
    return "\n".join(lines)


def _attribute(text: str) -> Markup:
    """Several lines as the value of an attribute, without a line feed in the HTML."""
    return Markup("&#10;").join(text.split("\n"))
