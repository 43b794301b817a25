"""What the readers of a report's identity share: its lines, its header values, what they found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from assistant.lexicon.agencies import AgencyName
from assistant.reports.header import LabelledValue
from assistant.reports.lines import Line, Page
from assistant.types import Field, Section, Span

__all__ = ["PUBLIC", "YEAR", "Evidence", "Identity", "Reading"]

PUBLIC = "(?:政府)?(?:信息|政务|党务政务|院务|校务|厂务)(?:信息)?公开"
"""What an annual report is about, as a pattern."""
YEAR = r"(?:(?<!\d)(?:19|20)\d\d|[一二][九〇零][〇零一二三四五六七八九]{2})"
"""A year in four digits, Arabic or Chinese, as a pattern."""


@dataclass
class Identity:
    """Who, when and what kind, with the fields they were read from."""

    title: str = ""
    region: str = ""
    agency: str = ""
    level: str = ""
    year: int | None = None
    kind: str = "other"
    fields: list[Field] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that names a body or a year, and where: ``how`` as in ``Field.how``."""

    value: AgencyName | int
    span: Span | None
    quote: Span | None
    how: str


@dataclass
class Reading:
    """One report being read: ``head`` is what stands before the first heading, ``tail`` the last lines.

    ``free`` are all lines that are not furniture; ``meta`` is what the carrier says of itself (names in
    lower case); ``title_text`` is the folded title.
    """

    page: Page
    source: str
    sections: tuple[Section, ...]
    furniture: tuple[Span, ...]
    free: list[Line]
    head: list[Line]
    tail: list[Line]
    labelled: list[LabelledValue]
    meta: Mapping[str, str] = field(default_factory=dict)
    title: Field | None = None
    title_text: str = ""
    identity: Identity = field(default_factory=Identity)

    @property
    def file_name(self) -> str:
        """Name of the file without folder and ending."""
        name = self.source.rsplit("/", 1)[-1]
        return name.rsplit(".", 1)[0] if "." in name else name

    def named(self, name: str) -> Iterator[Field]:
        """The fields of that name found so far."""
        return (found for found in self.identity.fields if found.name == name)

    def where(self, evidence: Evidence) -> str:
        """The quoted place of a piece of evidence, for a warning; empty for a file name."""
        if evidence.quote is None:
            return ""
        return f" (“{evidence.quote.of(self.page.text).strip()[:60]}”)"
