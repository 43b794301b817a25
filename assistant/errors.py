"""Every exception the assistant raises on purpose.

AssistantError
├─ CorpusError            a file that cannot be read as a report
│  ├─ ReportEncodingError   its characters cannot be decoded
│  ├─ ReportFormatError     its format is not read, or it is damaged
│  └─ ReportLimitError      it is too large, too deep or took too long
├─ LexiconError           a data file of the lexicon contradicts itself
├─ StoreError            the index as a whole
│  ├─ IndexMissingError     nothing has been published yet
│  ├─ IndexStaleError       built with another model or schema than asked for
│  ├─ IndexDamagedError     a published file is missing or changed
│  └─ IndexLockedError      another process is building
├─ EmbeddingError         the embedding model cannot be loaded or reached
├─ CitationError          an answer whose citation or digit does not check out
├─ ModelError             the configured language model failed
└─ SettingsError          a setting has a value that cannot be used

A message says what, where, and the next step. "Not in the reports" is no exception: it is a
``Refusal``, a value of ``Answer``.
"""

from __future__ import annotations

__all__ = [
    "AssistantError",
    "CitationError",
    "CorpusError",
    "EmbeddingError",
    "IndexDamagedError",
    "IndexLockedError",
    "IndexMissingError",
    "IndexStaleError",
    "LexiconError",
    "ModelError",
    "ReportEncodingError",
    "ReportFormatError",
    "ReportLimitError",
    "SettingsError",
    "StoreError",
]


class AssistantError(Exception):
    """Anything the assistant can name; shown to people as its message alone."""


class CorpusError(AssistantError):
    """A file of the corpus cannot be read; the others still are.

    ``source`` is the file, ``next_step`` what its owner can do about it.
    """

    def __init__(self, source: str, reason: str, next_step: str = "") -> None:
        self.source = source
        self.reason = reason
        self.next_step = next_step
        super().__init__(f"{source}: {reason}" + (f" — {next_step}" if next_step else ""))


class ReportEncodingError(CorpusError):
    """The characters of a text file cannot be decoded."""


class ReportFormatError(CorpusError):
    """The file's format is not one that is read, or the file is damaged, empty or protected."""


class ReportLimitError(CorpusError):
    """The file exceeds a limit on size, depth or time."""


class LexiconError(AssistantError):
    """A data file of the lexicon is inconsistent; names the entry."""


class StoreError(AssistantError):
    """The index as a whole cannot be used."""


class IndexMissingError(StoreError):
    """No generation has been published in the index folder."""


class IndexStaleError(StoreError):
    """The published generation was built with another model or schema."""


class IndexDamagedError(StoreError):
    """A file of the published generation is missing or was changed."""


class IndexLockedError(StoreError):
    """Another process holds the writer lock."""


class EmbeddingError(AssistantError):
    """The embedding model cannot be loaded or reached."""


class CitationError(AssistantError):
    """A composed answer does not check out against the stored reports; it is never shown."""


class ModelError(AssistantError):
    """The configured language model failed; the extractive answer stands."""


class SettingsError(AssistantError):
    """A setting has a value that cannot be used; names the setting."""
