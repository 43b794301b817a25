"""Sums and shares as English writes them down, brought into the words they are asked in.

Full plus partial disclosure names two figures (full disclosure plus partial disclosure), and what is divided by
something is a share of it.
"""

from __future__ import annotations

import re

__all__ = ["in_words"]

_BOTH = re.compile(
    r"\b(?P<full>full|complete|whole|total)(?P<and>,? (?:plus|and|&|\+|as well as) )(?:the )?(?P<part>partial|part) (?P<what>disclosures?|releases?|grants?|openness|publication)\b"
)
_BOTH_DONE = re.compile(
    r"\b(?P<what>disclosed|released|granted|opened) (?:in full|fully|wholly|completely)(?P<and>,? (?:plus|and|&|\+|as well as) )(?:in part|partly|partially)\b"
)
_DIVIDED = re.compile(
    r"^(?P<lead>[^:;]*?)[:;,-]* *(?:(?:take|calculate|compute|work out|that is|i\.?e\.?|meaning),? )?\(?(?P<part>[a-z][a-z -]{3,60}(?: ?(?:\+|plus|and|&) ?[a-z][a-z -]{3,60}?)?)\)? ?(?:divided by|÷|/|over|as a (?:fraction|quotient) of) (?P<whole>(?:(?:the|all|total|every|number|of)\b ?)*(?:[a-z-]+ )*(?:requests?|applications?|results?|outcomes?|total|cases)\b[a-z -]*?)(?P<behind>(?: (?:in|for|of|by) [^:;]*)?)[?. ]*$"
)
_RATE = re.compile(
    r"\b(?:what (?:is|was)|(?:please )?(?:give|tell|show) me|i (?:need|want)|calculate|work out|compute)?(?: ?\bthe)?(?: [a-z-]+)? ?\b(?:rate|share|ratio|percentage|proportion)\b"
)
"""What is called a rate before it is said how it is reckoned."""
_ADD_UP = re.compile(
    r"^(?:please |can you |could you )?(?:add|sum|total|tot)(?: up| together)? (?:all )?(?:the |its )?"
)
_BOTH_SUITS = re.compile(
    r",? \(?(?:both |whether )?(?:the )?(?:direct(?:ly)?(?: filed| brought)?(?: ones| suits| lawsuits)?|(?:filed|brought) directly) (?:and|or|plus|as well as) (?:(?:those|the ones|filed|brought) )*(?:after|following) (?:administrative )?(?:reconsideration|review)\)?"
)
"""Both kinds of lawsuits are all of them."""
_THAT_YEAR = re.compile(r" *\b(?:(?:in|of|during|for) )?(?:that|the same) year\b")


def in_words(plain: str) -> str:
    """A lower-case English question with the sums it writes down in words; any other as it is."""
    if _BOTH_SUITS.search(plain):
        plain = _ADD_UP.sub("how many ", _BOTH_SUITS.sub("", plain))
    plain = _BOTH.sub(r"\g<full> \g<what>\g<and>partial \g<what>", plain)
    plain = _BOTH_DONE.sub(r"\g<what> in full\g<and>\g<what> in part", plain)
    found = _DIVIDED.match(plain)
    if found is None:
        return plain
    lead = _RATE.sub("", found["lead"]).strip(" ,:")
    whole = _THAT_YEAR.sub("", found["whole"]).strip()
    behind = _THAT_YEAR.sub("", found["behind"])
    return " ".join(
        f"{lead}{' ' if lead else ''}what share of {whole} was {found['part'].strip()}{behind}".split()
    )
