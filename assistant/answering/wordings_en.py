"""English wordings, each with the one that the rest knows: a pattern and what is read in its place, in order."""

from __future__ import annotations

import re

__all__ = ["in_known_words"]

_MOST = r"(?:biggest|main|top|leading|principal|primary|chief|number one|no\.? ?1|commonest|most (?:common|frequent|usual|often (?:used|cited|given)|cited|widespread)|most-cited|largest|usual)"
_REFUSED = r"(?:refus|reject|den(?:y|ied|ies)|withh|turn(?:ed|s|ing)? down|not (?:disclos|releas)|declin)"
_FOR_DISCLOSURE = r"(?:for|over|because of|due to|in connection with) (?=[^?;]*\b(?:disclosure|information|publishing|publication|openness|transparency|errors?|mistakes?|leaks?|violations?|negligence)\b)"
_PUNISHED = r"(?:punished|disciplined|sanctioned|reprimanded|penali[sz]ed|fired|dismissed|blamed|sacked|held (?:responsible|liable)|called to account|taken to task)"
_WORDINGS = tuple(
    (re.compile(said), meant)
    for said, meant in (
        # the worst of the problems are those the report tells
        (
            r"\b(?:(?:single |one )?(?:biggest|largest|greatest|worst|gravest|most (?:serious|pressing|important|significant|urgent|glaring|severe)|top|key|principal|chief|major|serious)) (?=(?:problems?|shortcomings?|weakness(?:es)?|deficienc(?:y|ies)|difficult(?:y|ies)|challenges?)\b)",
            "main ",
        ),
        # what became of suggestions
        (
            r"^(?=.*\b(?:suggestions?|opinions?|comments?|proposals?|views|ideas)\b)(?P<before>.*\b(?:were|was|got)) (?:taken (?:up|on board|into account)|acted (?:up)?on|heeded)\b",
            r"\g<before> adopted",
        ),
        # what most refusals were for
        (
            rf"\b(?:what|which)(?: one)? (?:was|is|were|are) (?:the |its |their )?(?:single |one )?{_MOST} (?:reasons?|grounds?|causes?) (?:that |why |for which )?(?P<who>(?!for\b|of\b|to\b|was\b|in\b)[^?,;]{{2,60}}?) (?={_REFUSED}){_REFUSED}\w*(?: (?:to (?:disclose|release|give|provide)))?(?P<what>[^?;]*)",
            r"which was the most common reason for refusing\g<what> in \g<who>",
        ),
        (
            rf"\b(?P<ask>what|which)(?: one)? (?:was|is|were|are) (?:the |its |their )?(?:single |one )?(?!most\b){_MOST} (?P<what>reasons?|grounds?|causes?) (?=(?:for|of|behind) (?:the |its |all )?(?:{_REFUSED}|non-?disclos|rejections?))",
            r"\g<ask> was the most common \g<what> ",
        ),
        (
            r"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:of|among|amongst|out of) (?:all )?(?:the )?(?:two |three |four |five |six |seven |eight |\d+ )?(?:possible |different |various )*(?P<what>reasons|grounds) (?P<why>for [^?;,]{3,60}),? which (?:one |ground |reason |single one )?(?:was|is|were|had|came|occurred|got|has|did)(?: (?P<by>[a-z' ]{2,40}? )?(?:used|use|cited|cite|invoked|invoke|given|give|relied (?:up)?on|rely on|applied|apply|chosen|quoted|up))? (?:the )?(?P<most>most (?:frequent(?:ly)?(?: used| cited| given| invoked)?|common(?:ly)?(?: used| cited| invoked)?|often(?: used| cited| invoked)?|cited|used|invoked|cases)|most(?= (?:in|and)\b|,|\W*$)|largest|biggest|highest|commonest|top)(?: (?:one|number|count|reason|ground|figure)s?)?(?P<behind>[^?;]*)",
            r"\g<lead>which was the most common ground \g<why>\g<behind>",
        ),
        (
            rf"\b(?:what|which)(?: one)? (?:was|is|were|are) (?:the |its |their )?(?:single |one )?{_MOST} (?:reasons?|grounds?|causes?) (?:that |why |for which )?(?P<who>(?!for\b|of\b|to\b|was\b|in\b)[^?,;]{{2,60}}?) (?:could(?:n't| not)|can(?:'t|not)|was unable to|were unable to|failed to) (?:provide|supply|give|furnish|produce)\b(?P<what>[^?;]*)",
            r"which was the most common ground for being unable to provide\g<what> in \g<who>",
        ),
        (
            r"\b(?:what|which things?|where) (?:did|does|do|has|had) (?P<who>[^?,;]{2,60}?) (?:say|admit|think|write|state|find|feel|concede|acknowledge)(?: that)? (?:it|they|itself) (?:(?:did|does|do|had done|was doing|has done|performed|worked|was|were|is) (?:too |so |rather )?(?:badly|poorly|wrong|lacking|weak|worst|bad(?: at)?)|(?:did|does|do|had|was|is)(?:n't| not) (?:do(?:ne)? |doing )?(?:well|enough|good)(?: enough| at)?|needs? to improve|should (?:do better|improve))",
            r"what were the problems of \g<who>",
        ),
        (
            r"\bwhat (?:were|was|are|is) (?:the |its |their )?(?:hot(?:test)?|main|most popular|popular|top|key|big|frequent|usual|common|dominant) (?:topics?|subjects?|issues?|themes?|matters?)(?: (?:of|in|among|for|behind))(?: the| its| their| all)? (?:information |disclosure )?(?:requests|applications)\b",
            "what topics did requests mainly concern",
        ),
        (
            r"\bwhat(?:'s| is| was| are| were) the (?:full )?names? of (?=the (?:[a-z]+ )?(?:heads?|directors?|chiefs?|leaders?|managers?|officials?|persons?|officers?|mayors?|magistrates?|secretar(?:y|ies)|principals?|deans?|presidents?)\b)",
            "who is ",
        ),
        (
            r"\b(?:in |at |to )?(?:which|what) (?:places?|locations?|spots|sites) (?:can|could|may|do|should) (?=(?:people|one|i|we|you|citizens|residents|the public|anyone|villagers|somebody)\b)",
            "where can ",
        ),
        (
            r"\bwhere can (?P<who>people|one|i|we|you|citizens|residents|the public|anyone|villagers|somebody) (?:go to )?(?:see|read|view|find|check|get|get to see|look up|look at|access) (?:the |all |any )*(?:disclosed|published|public|open(?:ed)?|government)(?: government)? (?:information|documents|files)\b",
            r"where can \g<who> consult disclosed information",
        ),
        (
            r"\b(?:court cases|lawsuits|suits|cases) (?:that |which )?(?:followed|came after|came following|were brought after|were filed after) (?:a |an |the )?(?:prior )?(?:administrative )?(?:reconsideration|review)(?: decisions?| procedure| case)?\b",
            "lawsuits after reconsideration",
        ),
        (r"\bcourt cases?\b", "lawsuits"),
        (
            r"\b(?:old(?:er)?|aged) (?:people|persons|folks?|residents|citizens|applicants|villagers)\b|\bsenior citizens?\b|\bseniors\b|\bthe aged\b",
            "elderly people",
        ),
        # whose report it is and of what year is told with those held
        (
            r"^(?:for |from |of |by )?(?:which|what) (?:body|agency|bureau|department|office|government|authority|organi[sz]ation|institution)(?: and (?:for |of )?(?:which |what )?years?)? (?:is|was|are|were) (?P<what>(?:the |that |this )?[^?;,]*?reports?)(?: (?:that |which )?(?:you|we) (?:hold|have|store|keep)| from| of| for| by)?\W*$"
            r"|^(?:for |from |of )?(?:which|what) years? (?:is|was|are|were) (?P<whose>(?:the |that |this )?[^?;,]*?reports?)(?: (?:that |which )?(?:you|we) (?:hold|have|store|keep)| from| of| for| by)\W*$",
            r"which reports do you hold of \g<what>\g<whose>?",
        ),
        (
            r"\b(?:success|win(?:ning)?) rate (?P<who>of (?:the )?(?:government|authorit(?:y|ies)|county|city|district|town|bureau|department|body|administration) )?(?:in|of|for|with) (?=(?:the |its |administrative )*(?:reviews?|reconsiderations?|lawsuits?|litigations?|suits))",
            "upheld rate of ",
        ),
        # punished for what was wrong with disclosure: 责任追究, no 行政处罚
        (
            rf"\b(?P<any>(?:anyone|anybody|someone|somebody|any (?:official|officer|employee|person|staff|one)s?|(?:how many )?(?:officials|people|staff|employees|cadres|persons)))(?P<be> (?:was|were|got|been))? {_PUNISHED} {_FOR_DISCLOSURE}",
            r"\g<any>\g<be> held accountable for ",
        ),
        # why, asked for whether it is told
        (
            r"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:does|do|did) (?P<who>[^?,;]{2,60}?)(?: ever| also)? (?:say|explain|tell(?: us)?|state|mention|reveal|specify|give (?:a |any |the )?(?:reasons?|explanations?|grounds?)(?: for)?) why ",
            r"\g<lead>\g<who>: why did ",
        ),
        (
            r"^(?:the )?total (?:number of )?(?P<what>visitors|visits|readers|views|page views|hits|clicks|downloads|followers|subscribers)\b",
            r"how many \g<what>",
        ),
        (
            r"^(?:please |can you |could you |kindly )*(?:summari[sz]e|sum up|outline|describe|give (?:me )?(?:a |an )?(?:summary|overview|outline|account|list) of|recap|list|name|tell me(?: about)?|explain) (?P<who>(?:the )?[^?,;:]{2,50}?)(?:'s|’s)?(?P<when> (?:in )?(?:19|20)\d\d)? (?:report )?(?P<what>(?:main |chief |key |biggest )?(?:problems|shortcomings|weaknesses|weak points|difficulties|failings|deficiencies))(?P<behind>[^?]*)$",
            r"what were the \g<what> of \g<who>\g<when>\g<behind>",
        ),
        (
            r"^(?P<lead>(?:(?:in|for|during) (?:19|20)\d\d,? )?)(?P<who>(?!(?:how|what|which|who|when|where|why)\b)[a-z][^?,;:]{2,60}?) (?P<deed>disclosed|published|released|posted|put out|made public) how (?:much|many(?: items| pieces)?(?: of)?) (?:government |public )?information\b",
            r"\g<lead>how many items of information did \g<who> \g<deed>",
        ),
        (
            r"\bhow much (?:government |public )?information (?=(?:did|has|have|had|does) [^?,;]{2,60}? (?:publish|disclos|releas|ma[dk]e public|put out|post))",
            "how many items of information ",
        ),
        # a detail of the report and a figure, asked for together
        (
            r"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:(?:please |can you |could you |i need |i want |i'd like )*(?:give|tell|send|show)?(?: me| us)? ?|what(?:'s| is| are) )(?:the |its |their )?(?P<field>(?:enquiry |inquiry |contact |office |consultation |information )?(?:(?:tele)?phone|fax)(?: number)?|(?:postal |e-?mail |email |office )?address|e-?mail|email|post ?code),? (?:and|plus|as well as|&|together with) (?:also )?(?:the |its |their )?(?P<count>(?:total |overall )?(?:number|amount|count) of [^?;]+?)\W*$",
            r"\g<lead>\g<count>? what is the \g<field>?",
        ),
        (
            r"^(?P<lead>(?:[^?;:]*?[,:] )?)(?:(?:please |can you |could you |i need |i want |i'd like )*(?:give|tell|send|show)?(?: me| us)? ?|what(?:'s| is| are) )(?:the |its |their )?(?P<count>(?:total |overall )?(?:number|amount|count) of [^?;]+?),? (?:and|plus|as well as|&|together with) (?:also )?(?:the |its |their )?(?P<field>(?:enquiry |inquiry |contact |office |consultation |information )?(?:(?:tele)?phone|fax)(?: number)?|(?:postal |e-?mail |email |office )?address|e-?mail|email|post ?code)(?P<behind>(?: (?:of|in|for) [^?;]*)?)\W*$",
            r"\g<lead>\g<count>\g<behind>? what is the \g<field>?",
        ),
        # each of the kinds just asked for is told with them
        (
            r"^(?P<kinds>(?:[^?;:]*?[,:] )?(?:what|which) (?:kinds?|sorts?|types?|categor(?:y|ies)|classes|groups|areas|fields) of [^?;]*?),? and (?:how (?:many|much)(?: (?:items?|pieces|articles|entries|of))?|what (?:number|amount)s?)(?: (?:for|in|of|from|was|were|is|are))? (?:each|respectively|every one)(?: (?:of (?:them|these|those)|one|category|kind|type))?\W*$",
            r"\g<kinds>",
        ),
    )
)


def in_known_words(plain: str) -> str:
    """A lower-case English question in the wording that the rest knows; any other as it is."""
    for said, meant in _WORDINGS:
        plain = said.sub(meant, plain)  # a group that takes no part stands for nothing
    return plain
