"""Turn CC-CEDICT round: from English word or phrase to Chinese words, the likely ones of this genre first.

    python training/dictionary.py cedict.jsonl.gz laws_articles.jsonl.gz bilingual_cedict.tsv.gz

The first file holds one gloss and its word a line, in the order of the dictionary; the second Chinese law
texts, by whose use of a word translations are ranked: of the words for "application" it is 申请, not 应用.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from assistant.lexicon.bilingual import stems

KEPT = 6  # translations kept of each phrase; four are used
PHRASE = 3  # content words of the longest gloss kept
SAMPLE = 6_000_000  # characters of law text counted
HEADER = (
    "# English to Chinese, made from CC-CEDICT (https://cc-cedict.org, MDBG, CC BY-SA 3.0): turned round, "
    "glosses stemmed, translations ranked by their use in law texts. This file is under the same licence.\n"
)


def entries(path: Path) -> Iterator[tuple[str, str, int]]:
    """Gloss, word, and place of the gloss among those of its word."""
    place, last = 0, ""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            place = place + 1 if pair["p"] == last else 0
            last = pair["p"]
            yield pair["q"], pair["p"], place


def uses(path: Path, words: set[str]) -> Counter[str]:
    """How often each word stands in the law texts, counted wherever its characters stand."""
    longest = 8
    counts: Counter[str] = Counter()
    read = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 3:
                continue
            text = json.loads(line)["text"]
            read += len(text)
            for size in range(1, longest + 1):
                grams = (text[at : at + size] for at in range(len(text) - size + 1))
                counts.update(gram for gram in grams if gram in words)
            if read > SAMPLE:
                break
    return counts


def score(word: str, place: int, glosses: int, count: int) -> float:
    """Higher is likelier: used in law texts, an early gloss of a word with few, and not one character."""
    return math.log1p(count) - 0.7 * place - 0.3 * math.log(glosses) - (4.0 if len(word) == 1 else 0.0)


def reversed_entries(path: Path, counts: Counter[str]) -> dict[str, list[str]]:
    """Stemmed phrase to its words, likeliest first."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    glosses = Counter(word for _, word, _ in entries(path))
    for gloss, word, place in entries(path):
        key = stems(gloss)
        if (
            not 1 <= len(key) <= PHRASE
            or not all("\u4e00" <= char <= "\u9fff" for char in word)
            or len(word) > 8
        ):
            continue
        phrase = " ".join(key)
        value = score(word, place, glosses[word], counts[word])
        found[phrase][word] = max(value, found[phrase].get(word, -math.inf))
    return {
        phrase: sorted(words, key=lambda word: (-words[word], word))[:KEPT] for phrase, words in found.items()
    }


def main(argv: list[str]) -> int:
    """Read both, write the table sorted by phrase."""
    parser = argparse.ArgumentParser(description="Make the English to Chinese table.")
    parser.add_argument("cedict", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args(argv)
    words = {word for _, word, _ in entries(options.cedict)}
    table = reversed_entries(options.cedict, uses(options.texts, words))
    body = "".join(f"{phrase}\t{','.join(words)}\n" for phrase, words in sorted(table.items()))
    with open(options.out, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as out:
        out.write((HEADER + body).encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
