"""Time and memory of reading damaged, mislabelled and hostile files: python -m benchmarks.damaged [--files N].

Every file must end in documents or a named error within 10 s of work and 500 MB, and the next one is read.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

from assistant.errors import CorpusError
from assistant.reports.carriers.content import SourceFile
from assistant.reports.facts import extract_facts
from assistant.reports.loader import _load
from assistant.reports.parser import parse_report
from tests.reports.test_damaged import SUFFIXES, damaged, hostile, office, originals

LARGE = 50 * 1024 * 1024
MOST_SECONDS, MOST_MEGABYTES = 10.0, 500.0


def large() -> Iterator[tuple[str, bytes]]:
    """Files of fifty megabytes of every kind, and those that unpack to more."""
    line = "2021年受理申请17件，其中自然人12件。\n".encode()
    yield "large.txt", line * (LARGE // len(line))
    row = "<tr><td>行政许可</td><td>17</td></tr>".encode()
    yield "large.html", b"<html><table>" + row * (LARGE // len(row))
    yield "large.csv", "行政许可,17\n".encode() * (LARGE // 16)
    yield "large.pdf", originals()["pdf"] + b"\n% " + b"0" * (LARGE - len(originals()["pdf"]) - 10)
    yield "large.bin", random.Random(1).randbytes(LARGE)
    for name, part in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml"), ("zip", "a.txt")):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr(part, b"\x00" * 400_000_000)
        yield f"bomb.{name}", packed.getvalue()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", line * (LARGE // len(line) - 10))
    yield "large.zip", packed.getvalue()
    nested = line
    for depth in range(30):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"{depth}.zip" if depth else "a.txt", nested)
        nested = packed.getvalue()
    yield "nested.zip", nested


def files(number: int) -> Iterator[tuple[str, bytes]]:
    """``number`` injured files, half of them under a wrong name, and all the others."""
    kinds = sorted(originals())
    for seed in range(number):
        kind = kinds[seed % len(kinds)]
        suffix = SUFFIXES[seed % len(SUFFIXES)] if seed % 2 else kind
        yield f"{seed}-{kind}.{suffix}", damaged(kind, seed)
    yield from hostile()
    yield from office()
    yield from large()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300, help="injured files besides the hostile ones")
    parser.add_argument("--out", type=Path, help="write the result as JSON")
    args = parser.parse_args()
    context = multiprocessing.get_context("fork")
    ends: Counter[str] = Counter()
    slowest, heaviest, over = (0.0, ""), (0.0, ""), []
    for name, data in files(args.files):
        ours, theirs = context.Pipe()
        child = context.Process(target=_read, args=(name, data, theirs))
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        child.start()
        theirs.close()
        try:
            end, seconds, megabytes = ours.recv()
        except EOFError:
            end, seconds, megabytes = "killed", 0.0, 0.0
        child.join()
        ends[end] += 1
        if seconds > MOST_SECONDS / 2 or megabytes > MOST_MEGABYTES / 2:
            sys.stderr.write(f"{name}: {end}, {seconds:.1f} s, {megabytes:.0f} MB\n")
        slowest = max(slowest, (round(seconds, 2), name))
        heaviest = max(heaviest, (round(megabytes, 1), name))
        if end.startswith(("fault", "killed")) or seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
            over.append((name, end, round(seconds, 2), round(megabytes, 1), round(before, 1)))
    result = {"ends": dict(ends.most_common()), "slowest": slowest, "heaviest_mb": heaviest, "over": over}
    text = json.dumps(result, ensure_ascii=False, indent=1)
    sys.stdout.write(text + "\n")
    if args.out:
        args.out.write_text(text + "\n", encoding="utf-8")
    return int(bool(over))


def _read(name: str, data: bytes, pipe: Connection) -> None:
    """Reads one file in a process of its own: how it ended, seconds of work, megabytes it took on top."""
    base = _resident()
    began = time.thread_time()
    try:
        for document in _load(SourceFile(name, data)):
            extract_facts(parse_report(document))
        end = "read"
    except CorpusError as error:
        end = type(error).__name__
    except Exception as error:
        end = f"fault {type(error).__name__}: {error}"
    seconds = time.thread_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pipe.send((end, seconds, max(0.0, peak - base)))


def _resident() -> float:
    """Megabytes in use now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1048576


if __name__ == "__main__":
    sys.exit(main())
