"""Plain text: bytes become exactly their characters, whatever the encoding."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from assistant.errors import ReportEncodingError, ReportFormatError
from assistant.reports.carriers.content import Content, SourceFile

__all__ = ["Decoded", "decode", "looks_binary", "read_text"]

# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CONTROL_BYTES = bytes(sorted({*range(0x00, 0x09), *range(0x0E, 0x20)} - {0x1A, 0x1B}))
_BINARY_SHARE = 0.02
_PROBE = 65_536
_NO_TEXT = frozenset({"pdf", "docx", "xlsx", "doc", "xls", "wps", "zip"})
"""Names that promise something else than text."""
_LINE_END = re.compile(r"\r\n?")
_USUAL_SHARE = 0.8
_DAMAGE_SHARE = 0.01
_FALLBACKS = ["big5", "big5hkscs", "gb18030", "utf_16_le", "utf_16_be"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file, the encoding they were in and how many bytes made no sense in it."""

    text: str
    encoding: str
    damaged: int = 0


def read_text(file: SourceFile) -> Content:
    r"""The decoded characters exactly, line ends as ``\n``; byte order marks are no characters."""
    decoded = decode(file)
    text = _LINE_END.sub("\n", decoded.text)
    if not text.strip().strip("\x00\ufeff"):
        raise file.fault("it holds no text", "put the report's text into the file or remove it")
    file.check_length(len(text))
    warnings = []
    if decoded.damaged:
        warnings.append(f"{decoded.damaged} damaged characters in {decoded.encoding} shown as \ufffd")
    if "\x00" in text:
        warnings.append(f"{text.count(chr(0))} NUL characters in the text")
    return Content(text=text, format="txt", encoding=decoded.encoding, warnings=tuple(warnings))


def decode(file: SourceFile, declared: str = "") -> Decoded:
    """The characters of ``file``, without byte order mark, line ends as they are.

    Order: byte order mark; UTF-8; UTF-16 by its zero bytes; ``declared`` (a page's own word);
    GB18030 if it reads as Chinese; UTF-8 or GB18030 with few damaged bytes; what
    charset-normalizer finds. Raises ReportEncodingError where nothing fits.
    """
    data = file.data
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    strict = _strict(data, "utf-8") or _utf_16(data) or _declared(data, declared)
    if strict is not None:
        return strict
    chinese = _strict(data, "gb18030")
    if chinese is not None and _reads_as_chinese(chinese.text):
        return chinese
    found = _slightly_damaged(data) or _guessed(data)
    if found is None and file.suffix in _NO_TEXT:
        raise ReportFormatError(
            file.name,
            f"it is damaged or no {file.suffix} file",
            "open it and save it again, or export it anew",
        )
    if found is None:
        raise ReportEncodingError(
            file.name,
            "its characters are in no encoding that makes sense as Chinese",
            "save it as UTF-8 (另存为 → 编码 UTF-8)",
        )
    return found


def looks_binary(data: bytes) -> bool:
    """Whether the bytes are no text in any encoding: more control bytes than text has."""
    probe = data[:_PROBE]
    if any(probe.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS) or _utf_16(probe) is not None:
        return False
    controls = len(probe) - len(probe.translate(None, _CONTROL_BYTES))
    return controls > max(8, _BINARY_SHARE * len(probe))


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    strict = _strict(data, encoding)
    if strict is not None:
        return strict
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _utf_16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: digits and line ends leave zero bytes on one side of the pairs."""
    zeros = data.count(0)
    if zeros < 2 or zeros < len(data) // 500:
        return None
    odd = data[1::2].count(0)
    if min(odd, zeros - odd) > zeros // 3:  # 一 itself is U+4E00, so the other side has some
        return None
    decoded = _lenient(data, "utf-16-le" if odd > zeros - odd else "utf-16-be")
    readable = sum(1 for c in decoded.text[:_PROBE] if _is_usual(c) or c.isascii())
    return decoded if readable > _USUAL_SHARE * min(len(decoded.text), _PROBE) else None


def _declared(data: bytes, declared: str) -> Decoded | None:
    name = declared.strip().lower()
    if not name:
        return None
    # Pages that say gb2312 or gbk use characters of the superset.
    found = _strict(data, "gb18030" if name in ("gb2312", "gbk", "gb_2312-80", "x-gbk") else name)
    return found if found is not None and _reads_as_chinese(found.text) else None


def _slightly_damaged(data: bytes) -> Decoded | None:
    for encoding in ("utf-8", "gb18030"):
        decoded = _lenient(data, encoding)
        foreign = sum(1 for c in decoded.text if not c.isascii())
        few = decoded.damaged <= max(1, _DAMAGE_SHARE * foreign)
        if few and foreign > decoded.damaged and _reads_as_chinese(decoded.text):
            return decoded
    return None


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_PROBE], cp_isolation=_FALLBACKS).best()
    if best is None:
        return None
    decoded = _lenient(data, best.encoding.replace("_", "-"))
    few = decoded.damaged <= max(1, _DAMAGE_SHARE * len(decoded.text))
    return decoded if few and _reads_as_chinese(decoded.text, 0.5) else None


@functools.cache
def _usual() -> frozenset[str]:
    """The frequent characters of both scripts: level one of GB 2312 and of Big5."""
    gb = bytes(byte for lead in range(0xB0, 0xD8) for tail in range(0xA1, 0xFF) for byte in (lead, tail))
    tails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    big5 = bytes(byte for lead in range(0xA4, 0xC7) for tail in tails for byte in (lead, tail))
    return frozenset(gb.decode("gb2312", "ignore") + big5.decode("big5", "ignore"))


def _is_usual(character: str) -> bool:
    return character in _usual() or "\u3000" <= character <= "\u3030" or "\uff00" <= character <= "\uff5e"


def _reads_as_chinese(text: str, share: float = _USUAL_SHARE) -> bool:
    """Whether the letters outside ASCII are the frequent Chinese ones; misread bytes give rare ones."""
    letters = [
        c
        for c in text[:_PROBE]
        if c > "\x7f" and not "\u2000" <= c <= "\u303f" and c not in "\ufffd\u00a0·×°±"
    ]
    return sum(1 for c in letters if _is_usual(c)) >= share * len(letters)
