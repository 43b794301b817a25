"""English politeness and how exactly an answer is wanted: left out, as neither narrows anything.

"Roughly the exact figure please", "if you could tell me precisely" and "An exact number would be appreciated." only say how
somebody wants to be told.
"""

from __future__ import annotations

import re

__all__ = ["without_civilities"]

_HOW = r"(?:exact|precise|rough|approximate|accurate|correct|right|official|actual|true|concrete|specific|round(?:ed)?|ballpark|definite|clear|short|quick|brief|detailed|full|simple|straight|direct|straightforward|plain|honest)"
_HOWLY = r"(?:exactly|precisely|roughly|approximately|accurately|more or less|give or take|in round numbers|off the top of your head|to be (?:exact|precise|specific|clear)|specifically|concretely|as (?:exactly|precisely|accurately|close(?:ly)?) as (?:possible|you can))"
_THING = r"(?:numbers?|figures?|amounts?|counts?|totals?|values?|estimates?|answers?|repl(?:y|ies)|quantity|statistics?|data|digits?|reference|guess|idea|indication)"
_THE = r"(?:(?:the|an?|any|some|just|only|even|your|its|with) )*"
_WANTED = rf"(?:{_HOWLY} )?{_THE}{_HOW}(?: (?:and|or|but|,) {_HOW})* {_THING}"
_PLEASE = r"(?:please|pls|plz|kindly|thanks(?: a lot| in advance| so much| very much)?|thank you(?: so much| very much| in advance)?|many thanks|cheers|if possible|if you (?:can|could|may|would|have it|know|know it|don't mind|please|do not mind)|if (?:it's|it is|that's|that is) (?:possible|ok|okay|alright|not too much trouble)|if available|if (?:any|one) is (?:available|given)|no rush|sorry to bother you|i(?:'d| would) be (?:very |most |so )?(?:grateful|obliged|happy|glad)|much appreciated|will do|is (?:fine|enough|ok|okay))"
_BEHIND = re.compile(
    rf"(?:\s*[,;.?!:(-]+\s*|\s+)(?:{_PLEASE}[ ,]+)*(?:(?:i |we )?(?:just |only )?(?:need|want|would like|'d like) |give me |tell me |what is |what's |preferably |ideally |or at least )?{_WANTED}(?:[ ,]+{_PLEASE})*[ ,.?!)]*$"
    rf"|(?:\s*[,;.?!:(-]+\s*|\s+)(?:{_PLEASE}[ ,]+)*{_HOWLY}(?:[ ,]+{_PLEASE})*[ ,.?!)]*$"
)
"""Behind a question: how exactly its answer is wanted."""
_GRATEFUL = re.compile(
    rf"\s*[,;.?!-]+\s*(?:{_THE}(?:{_HOW} )?{_THING} (?:would|will|is|'d) (?:be )?(?:very |much |greatly |most |highly |really |so )*(?:appreciated|welcome|nice|great|helpful|useful|enough|fine|good|sufficient|ideal|perfect|best|needed|required|wanted)"
    rf"|(?:i|we)(?: would|'d| will|'ll)? (?:be )?(?:very |much |greatly |most |really |so |truly )*(?:appreciate|grateful|thankful|obliged|value)(?: (?:it|that|this|your|any|an|a|the|some|for|if|help|[a-z]+)){{0,8}})[ .!]*$"
)
_TELL_ME = re.compile(
    rf"\s*[,;-]+\s*(?:if|when|in case) (?:you|one|anyone|someone|it) (?:could|can|would|may|might|wouldn't|don't|do not|will)(?: (?:be so kind(?: as to)?|be able to|kindly|please|possibly|mind))* ?(?:tell(?:ing)?|say(?:ing)?|give|giving|share|sharing|help(?:ing)?|answer(?:ing)?|check(?:ing)?|let)?(?: (?:me|us|it|this|that|know|with|about))*(?: {_HOWLY})?[ .!?]*$"
)
_BEFORE = re.compile(
    r"^(?:(?:i'm |i am |so |very |really )*sorry (?:to (?:bother|trouble|disturb|ask)(?: you)?|for (?:the|my|another|asking)[a-z ]{0,40}?)\s*[,;:.-]+(?: but| and)?\s*|(?:i hope (?:you|this)[^,;.?]{0,40}[,;.]+ )|(?:if (?:you don't mind|i may(?: ask)?|possible|it's possible|you can|you could)\s*,\s*)|(?:roughly|approximately|precisely|exactly|ballpark)(?: speaking)?,?\s+(?=how|what|which|when))"
)
_THANKS = re.compile(
    r"\s*[,;.?!-]+\s*(?:(?:with )?(?:many |much |best |kind )?(?:thanks?|thx|ty|cheers|regards)(?: you)?|(?:thank|bless) you)(?: (?:so much|a lot|very much|a million|in advance|ahead|again|for (?:your|the|any) (?:kind )?(?:help|time|answer|reply|assistance|support)))*[ .!]*$"
)
"""Thanks behind a question."""
_TELL = re.compile(
    r"^(?:(?:please|pls|plz|kindly|do|just)[ ,]+)+(?:(?:tell|inform|advise|let)(?: (?:me|us))?(?: know)?|say|answer)?[ ,:]*(?=(?:how|what|which|who|when|where|why|whether)\b)|^(?:tell|inform|advise)(?: (?:me|us))?[ ,:]+(?=how (?:many|much)\b)"
)
"""Pls tell how many …: how many."""
_INSIDE = re.compile(
    r"\b(?:would|could|can|will) you (?:please |kindly |perhaps |possibly |maybe )*(?:be so (?:kind|good) (?:as )?to |be (?:kind|good) enough to |be able to |mind )?(?=(?:tell|tells|telling|say|give|giving|show|showing) (?:me|us)\b)"
)
"""Would you be so kind as to tell me …: tell me."""
_KINDLY = re.compile(
    r"^(?:do you (?:happen to |perhaps )?know|any idea|any chance you know)(?=[ ,:]+(?:how|what|which|when|who|where)\b)[ ,:]+"
)

_GREETING = re.compile(
    r"^(?:(?:hello|hi|hey|hiya|greetings|good (?:day|morning|afternoon|evening)|dear (?:sir|madam|sirs|all|colleague|team)(?: or madam)?)(?: there| all| again| everyone)?[ ,.!:-]+)+(?=\S)"
)
_SHORTLY = re.compile(
    r"[ ,]*\b(?:pls|plz|plss|pleas|pretty please|thx|tnx|tks|asap)\b[.!]*"
    r"|[ ,;.?!-]+\(?(?:(?:numbers?|figures?|answers?|reports?|one line|short answer) )?please\)?[ .!?]*$"
)


def without_civilities(plain: str) -> str:
    """A lower-case English question without its politeness; one that is nothing else stays."""
    for polite in (_BEFORE, _INSIDE, _KINDLY, _TELL):
        plain = polite.sub("", plain, count=1)
    for _ in range(2):
        for behind in (_THANKS, _GRATEFUL, _TELL_ME, _BEHIND):
            left = behind.sub("", plain, count=1)
            plain = left if len(left.split()) > _LEAST else plain
    bare = _SHORTLY.sub("", _GREETING.sub("", plain)).strip()
    return bare if len(bare.split()) > 1 else plain


_LEAST = 2
"""Words a question has at least."""
