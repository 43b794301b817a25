"""Several questions in one, taken apart: by sentence, then by clause where each asks for its own amount."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.answering.account_cues import asks_account, asks_two_reports
from assistant.answering.run_on import told_apart
from assistant.lexicon.segments import MEASURES, tagged

__all__ = ["TEXT_AND_TABLE", "asks", "split_question"]

_SENTENCE = re.compile(r"[?。;!\n]+|(?<=[a-z])(?<!\bno)\.(?=\s|$)")
_TWO_COUNTS = re.compile(
    r"(?P<one>(?:多少|几)(?:[件条个份项篇期名次场批家户宗起例]|人(?!次)|人次))(?:[,，、和]|又|共)?(?P<two>(?:多少|几)(?:[件条个份项篇期名次场家户宗起例元]|批次?|人次?|万?元|钱))(?=[,，。、的?]|$)"
)
"""Two counts of one thing side by side (培训办了几次多少人)."""
_CLAUSE = re.compile(r"[,，/]|(?=(?:以及|(?<!手[头里上中])还有(?!效)|另外|此外|同时|并且|而且)(?!有关))")
_CLAUSE_EN = re.compile(
    r",? (?:and|but|also)(?=,? (?:how|what|when|who|why|which|where|was|were|did|(?:through|by|via|in|from|on|for) (?:which|what)|by how (?:many|much) (?:did|has|have|had|was|were|does|do)|(?:at|in|on|for|of|among|with) how many (?:of|cases|instances|requests|applications))\b)|,(?= (?:how|what|when|who|which|where)\b)"
)
_NO_VERB = re.compile(
    r"how many (?:only |just |merely )?(?=(?:by|in|at|from|through|via|as|on|for|under|to|with|of them (?:by|in|at|from|through|via|on))\b)"
)
_SAID = re.compile(
    r"how many (?:\w+ )?(?:were|was|are|is|came|went|got|had been|have been) (?:\w+ed|\w+en|made|held|sent|run|put|in|from|done)?\b(?= (?:by|in|at|from|through|via|as|on|for|under|to|with)\b)"
)
"""How many by departments: the verb is that of the question before (how many were held by the office)."""
_ASKS = re.compile(
    r"多少|多[高大]|(?<![那这十好没])几(?=[成元"
    + MEASURES
    + r"])|百分之几|有没有|是否|有无|吗|没有$|了没$|什么|哪|怎么|咋|如何|谁|为何|电话(?=$|[,，、]|是|号|呢|和|及|多少|几)|何时|(?P<yes>[算是有能会对属])不(?P=yes)"
    r"|几(?=[点号月层楼])|多久|多长时间|[\u3400-\u9fff]{2}呢$|(?:19|20)\d\d年?度?呢$|^\W*(?:(?:please|and|for|in)\b[^?]*?)?\b(?:give|tell|show|state|list)(?: me| us)? (?:the |its |their )?(?:total |overall )?number of\b|\bhow\b|\bwhat\b|^\s*why\b|(?<!^)\bwhen\b|^when (?=(?:did|do|does|was|were|is|are|has|have|had|will|would|can|could|should)\b)|\bwho\b|\bwhich\b|\bwhere\b|\bwere there\b|\bdid\b"
)
_AMOUNT = re.compile(f"多少|(?<![那这十好没])几(?=[成元{MEASURES}])")
_COUNT_AND_AMOUNT = re.compile(
    r"\b(?:number|count) of (?P<what>(?:(?!and\b)[a-z]+ ){0,2}?(?:cases|projects|items|purchases))(?: and|,) (?:the |its |their )?(?:total |overall )?(?:amount|total|value|sum|money|cost)\b"
)
"""A count and what it came to (procurement: number of projects and total)."""
_BY_HOW_MUCH = re.compile(
    rf"^(?:又|大概|具体|那)?(?:相差|差|多|少|高|低|增|减)(?:出|了|加了?|少了?)?(?:(?:多少|几)(?:[万亿]?[{MEASURES}元]|人次|[万亿])?|[件条个份项人次])?$"
    r"|^(?:and )?by (?:how (?:much|many)(?: \w+)?|what (?:margin|amount|number))$|^(?:and )?what(?: is|'s) the difference$"
    r"|^(?:and )?(?:how (?:big|large|wide|great|small|much) (?:is|was|are|were)|what(?:'s| is| was)) (?:the |that |their |this )*(?:gap|difference|change|margin|lead|rise|fall|drop|increase|decrease)(?: (?:between|of|in) (?:them|the two|it))?$"
    r"|^(?:and )?(?:how far|by how (?:much|many)) (?:apart (?:are|were) (?:they|the two)|(?:do|did) (?:they|the two) differ)$"
    r"|^(?:and )?from (?:what|which|how (?:much|many))(?: [a-z]+)? to (?:what|which|how (?:much|many))(?: [a-z]+)?$"
    r"|^(?:and )?what (?:are|were) (?:they|(?:the |their )(?:two |both |respective )*(?:numbers|figures|totals|amounts))$"
)
"""The rest of a comparison (谁多，多多少), no question of its own."""
_GAP = re.compile(r"^(?:又|那|还)?(?:相差|差额?)(?:是|了)?(?:多少|几)")
_MOST = re.compile(r"(?:哪|谁).{0,24}最|最.{0,12}(?:哪|谁|什么|啥)|(?:什么|啥)[^,，]{0,8}最[多大]")
_SO_OFTEN = re.compile(
    r"^(?:and )?(?:how (?:many|much|often)(?: times| cases| of (?:them|those))?|what (?:was|is) (?:the|its) (?:number|count|figure|total))(?: (?:was|were|is|did) (?:it|that|they)(?: used| cited| given| have| occur)?)?$"
    r"|^(?:and )?(?:how (?:many|much)|what (?:number|figure))(?: (?:requests|applications|cases|items))? (?:(?:did|was|were|for|from|by|had|has) )?(?:each|respectively)(?: (?:of (?:them|these|those)|one|agency|bureau|department|county|district|handled?|received?|ha(?:ve|d)|g[eo]t|took|take))*$"
)
"""The same in English (which ground was used most often, and how many times)."""
_MOST_EN = re.compile(
    r"^(?:.*\b)?(?:which|what|who)\b.*\b(?:most|fewest|least|highest|lowest|largest|biggest|smallest)\b"
)
_SO_MUCH = re.compile(r"^(?:又|都|各|分别)?(?:是|有|为|收了?|共)?(?:多少|几)\S{0,3}$")
"""The amount of the one that has most (哪个单位最多，多少钱) is told with its name."""
_IN_ALL = re.compile(r"^(?:合计|一共|总共|共计|总计|加起来)(?:是|有|为)?(?:多少|几)\S{0,3}$")
"""The rest of a list (分别多少，合计多少)."""
_BEFORE = re.compile(r"(?:原来|原先|以前|过去|之前|起初|年初|上年底)[^,，。?]{0,8}(?:多少|几)[^,，。?]{0,6}$")
_AFTER = re.compile(
    r"^(?:那|又|,|，)*(?:到?(?:现在|如今|目前|后来|今后|年底|年末|最后)|还?剩|[缩压减降增涨升提]\S{0,3}[到至为成])"
)
"""What it was and what it became (粉丝年初多少，年底多少) are told together."""
_WAS_EN = re.compile(
    r"^ *(?:and |but )?(?:from how (?:many|much)\b|to how (?:many|much)\b|how (?:many|much)(?: (?:of them|such|ones))?(?: (?:were|was|are|is|had|have|has|did|does))?(?: (?:there|it|they|that))?(?: (?:been|be|have|had|number))? ?(?:before(?:hand)?|previously|originally|at first|earlier|to (?:start|begin) with|now|after(?:wards)?|left|remain(?:s|ed|ing)?)\b(?: (?:that|it|the|its|this)\b[^,?]{0,30})?) *$"
)
"""What it was, asked after what it became (how many websites were kept, and how many were there before)."""
_OF_WHICH = re.compile(
    "(?:哪[些几]|什么|啥)[个种类]?(?:渠道|方式|途径|形式|原因|理由|情形|情况|事由|类别|类型)|分别"
    "|分(?:成|为)?(?:了)?(?:哪|几|多少)[些几]?[种类项]|哪[些几][种类](?=[,，、。?]|$)"
    "|(?:哪[些几一]?|什么|前[两二三四五六])(?:大)?[个种类样项]?(?:事项|事情|方面|内容|领域|主题|问题|事)"
)
_EITHER = re.compile("还是.{1,12}[多少高低]$|(?:哪|谁).{0,20}更?[多少高低][些点]?$")
"""Which of two has more; how many each has is told with it."""
_WHICH_PLACES = re.compile(
    "(?=.*(?:最[多少高低大小]|[前后][一二三四五六七八九十几\\d]+|[居排靠][前后]|排名|领先|垫底)).*(?:哪|什么)(?:一?[些个家]|[一二两三四五六七八九十几]+[个家]?)?(?:[县市]区|区县|县市区|县|区|市|州|旗|乡镇|镇|乡|街道|部门|单位|局|委办局|地方)"
)
_WHICH_REPORTS = re.compile(
    "(?:哪|各|每)[些几一两三四五六七八九十]*(?:份|篇|个)?(?:年度)?(?:报告|年报)|哪[些几一两三四五六七八九十]*份(?!申请|文件)"
)
"""Which reports tell of something, and how many each has."""
_SHARE_SAID = re.compile(
    "占比|比例|比重|百分之|几成|占.{0,8}(?:多少|几)|\\b(?:share|percentage|percent|proportion)\\b"
)
_WHICH_HIGHER = re.compile(
    "(?:又|那)?(?:哪[边个家里一]{1,2}|谁)(?:的)?(?:占比|比例|比重)?(?:更|要|比较)?[高低大小](?:一?[些点])?$|(?:and )?which (?:one |of (?:them|the two) )?(?:is|was|had) (?:the )?(?:a )?(?:higher|lower|larger|smaller)\\b[^?]{0,20}$"
)
"""Which of two shares is higher; both are told with it."""
TEXT_AND_TABLE = re.compile(
    "(?:正文|文字|文中)[^,，。]{0,6}(?:和|与|跟|同|对)[^,，。]{0,8}(?:表|附件)|表[格里中]?[^,，。]{0,4}(?:和|与|跟|同|对)[^,，。]{0,4}(?:正文|文字|文中)"
    r"|\b(?:prose|text|narrative|body|words|running text|written part)\b[^,.;?]{0,24}\b(?:and|versus|vs|as|with|to|than|from|match\w*|agrees?|or)\b[^,.;?]{0,16}\b(?:tables?|statistics|form|annex|appendix|attached table)\b"
    r"|\b(?:tables?|statistics|form|annex|appendix)\b[^,.;?]{0,24}\b(?:and|versus|vs|as|with|to|than|from|match\w*|agrees?|or)\b[^,.;?]{0,16}\b(?:prose|text|narrative|body|words|written part)\b"
)
"""Whether text and table agree is asked of the amount named before (推了多少条，正文和附表说的一样吗)."""
_EACH_OF_THEM = re.compile(r"^(?:又|都|分别)?(?:各|每一?[种类个项样])(?:是|有|为)?(?:多少|几)\S{0,3}$")
_EACH_PLACE = re.compile(r"^(?:又|都)?(?:分别|各自?)*(?:都?是|有|为|收了?|共)?(?:多少|几)(?!分)\S{0,3}$")
"""Their amounts, where it was asked which there are (从哪些渠道来的，各多少件)."""
_TWO_SIDES = re.compile(
    r"\bdiffer|\bwhich of\b|\bcompare|\bdisagree|\b(?:grow|grew|shrink|shrank|rise|rose|fall|fell|increase|decrease|drop|change|go)[ds]?\b|\b(?:up|down|more|fewer|less|higher|lower|larger|smaller)\b"
)
_POLITE = re.compile(
    r"^(?:请|麻烦)?(?:结果|答案|数字)?(?:保留|精确到?|取|四舍五入到?|算到|留)(?:到)?(?:小数点?后?)?[一二两三1-3]?(?:位)?(?:小数|整数|个?百分位|十分位)(?:位|点后[一二两三1-3]位)?(?:就行|即可|吧|就好|可以)?$"
    r"|^(?:rounded |correct |accurate )?to (?:one|two|1|2) decimals?(?: places?)?$"
    r"|^(?:请|麻烦)?(?:给|用|算|说|列|写)(?:我)?(?:出|上|一?下|个|成)*(?:一?个)?(?:百分比|百分数|比例|百分率)(?:数?字?)?(?:表示|回答|就行|就好|即可|吧|呗|出来)*$|^(?:(?:你|您)?(?:帮|给|替|请|麻烦|劳烦|再)*(?:我|俺|咱|我们|俺们|咱们)?(?:算算|算一算|算一下|核核|核一核|核一下|核对一下|看看|看一下|瞅瞅|瞧瞧|查查|查一下|说说|讲讲|对对|对一对)(?:吧|呗|嘛|看|哈|啊|吗)?)$|^(?:请问|您好|你好|谢谢|麻烦|劳驾|打扰|不好意思|hello|hi|please|thanks?|thank you)[^\w]*$"
)
_COUNTED = re.compile(rf"(?:多少|几)(?:人次|[万亿]?[{MEASURES}元](?![月日号])|钱)?|百分之(?:几|多少)|几成")
"""Words that ask for an amount, with its measure."""
_ONE_QUESTION = re.compile(
    r"[从由自].{0,12}(?:多少|几).{0,8}[到至为成].{0,4}(?:多少|几)|(?:多少|几)(?:[月点时号]|.{0,3}(?:分之|(?<!占)比|还是|(?<![收接达办])到))(?:多少|几)|分别|各"
)
"""Two words for amounts that ask one thing (从多少降到多少)."""
_LEADS = re.compile(r"(?:[又还再都也共已并被又]|一共|总共|其中|实际|真正|后来|最后|年底|年末|另外)+$")
_BESIDE = re.compile(r"(?:比|较)(?:上|去|前|20|\d)")
_PERSON = re.compile(
    r"(?:[省市县区州旗镇乡校院厅局]?(?:主要)?(?:领导|负责人|负责同志)|[省市县区州旗镇乡校院厅局]长|书记|群众|居民|记者|代表)+$"
)
"""Who does what is asked next (发布会开了几场州领导去了几场)."""
_NEXT = re.compile(r"(?<=[\u3400-\u9fff])(?=(?:(?:20|19)\d\d年?|去年|今年|上年|前年|明年|本年)度?呢)")
_ITS_SHARE = re.compile(r"(?<=最[多少高低大小])(?=占(?:了|比)?(?:多少|几|百))")
_THING = re.compile(
    "信件?|来信|申请|信息|会议?|发布会|培训班?|活动|文章|稿件|问卷|报告|问题|项目|意见|建议|提案|文件|电话|工单|投诉|举报"
)
"""What was counted just now, where more is said before the next amount (多少封信这学年多少)."""
_PARTICLES = re.compile(r"[了过有是到为出掉完着得]+$")
_ASKS_MORE = re.compile(
    r"[谁哪啥]|有没有|有无|是否|什么|怎么|如何|电话|咋|为何|(?:多少|几)(?=[成元"
    + MEASURES
    + r"钱,，\s]|$)|占比$|吗$|了没$|(?P<is>[是对])不(?P=is)"
)
_BRACKETED = re.compile(r"^[(（][^()（）]*[)）]$")
"""A note behind a question ((2022 report)), no question of its own."""
_MEASURED = re.compile("[\u3400-\u9fff](?:率|满意度|数|数量|总量|金额|总额|比例|得分|粉丝)$")
"""A part that only names what is measured (再问按期办结率)."""
MOST = 8
"""Questions taken from one text; more are answered together with the last."""


def asks(clause: str) -> bool:
    """Whether a clause asks anything."""
    return bool(_ASKS.search(clause))


def split_question(plain: str) -> list[str]:
    """The questions of a normalised text, in order; clauses that ask nothing stay with the next that does."""
    plain = _TEXT_THEN_TABLE.sub("正文和表格一致吗", plain)
    plain = _OF_THEM.sub(r"\g<lead>how many \g<what>? \g<part>", _BY_SUBJECT.sub(_one_by_one, plain))
    plain = told_apart(plain)
    pieces: list[str] = []
    for sentence in _SENTENCE.split(plain):
        sentence = sentence.strip(" ,，")
        if pieces and _BRACKETED.match(sentence):
            pieces[-1] += f" {sentence}"
        elif pieces and _continues(sentence, pieces[-1]):
            pieces[-1] += f",{sentence}"
        elif pieces and sentence.startswith("("):
            pieces[-1] += sentence  # (2021年报告里说的)
        elif sentence and not _POLITE.match(sentence):
            pieces += _clauses(sentence)
    pieces = _beside_another(_of_time_ahead(_explained(pieces)))
    if len(pieces) > MOST:
        pieces[MOST - 1 :] = ["，".join(pieces[MOST - 1 :])]
    if len(pieces) > 1:
        pieces = [f"{p}多少" if _MEASURED.search(p) and not _ASKS.search(p) else p for p in pieces]
    return pieces


_SAYS = "(?:写|填|列|给|说|报|讲|登)*(?:的|了|出)*(?:又|都|是|为)*(?:多少|几)[^,，。?？]{0,2}"
_TEXT_THEN_TABLE = re.compile(
    f"(?:正文|文字|文中)(?:部分|里面?|中|上|里头)*(?:{_SAYS}[,，、;；]?|[和与跟、](?=[^,，。?？]{{0,8}}(?:各|分别)))(?:统计|附)?表格?(?:里面?|中|上|里头)*(?:各自?|分别)*{_SAYS}"
)
"""What the text says and what the table says, each asked for."""
_OF_THEM = re.compile(
    r"^(?P<lead>[^?:]*: ?)(?:(?:the )?(?:total )?(?:number|count) of )?(?P<what>(?!how\b|what\b|which\b|did\b|was\b|were\b)[a-z][^?:]{4,60}?),? and (?P<part>how many (?:(?:of )?(?:them|these|those)|were|was|are|had|got|came|went|led|ended|resulted|concerned|upheld|won|lost|kept|[a-z]+ed)\b)"
)
"""What is counted named without asking, a part of it asked for behind (items made public, and how many of them …)."""
_CHANGE_SAID = re.compile("[比较].{0,8}(?:[增减多少涨跌升降高低])|同比|下降|减少|增加|增长|上升")
_AND_WHY = re.compile(
    "(?:那么?|又|请问|到底|究竟|想知道|报告|年报|里|中|上|面|当中|给出?|写|说|讲|的|是|都|有|没有|有没有|对此|这|个|其)*"
    "(?:(?:怎么|如何|咋|作何|怎样|啥|什么)(?:解释|说明|说法|交代|回事|原因|理由|缘故|说)|(?:原因|理由|解释|说法|缘故)(?:是|为)?(?:什么|啥|何|哪些|何在|在哪|呢|吗)?|为什么|为啥|为何|什么原因|啥原因)(?:的|了|吗|呢|来着)*"
)
"""Nothing but the reason of what was said before (报告里怎么解释的)."""


def _explained(pieces: list[str]) -> list[str]:
    """A change and the reason asked for behind it are one question (比上年少那么多，报告里怎么解释的)."""
    joined: list[str] = []
    for piece in pieces:
        amount = joined and re.search("多少|几", joined[-1])
        if (
            joined
            and not amount
            and _CHANGE_SAID.search(joined[-1])
            and _AND_WHY.fullmatch(piece.strip(" ?？。."))
        ):
            joined[-1] += f",{piece}"
        else:
            joined.append(piece)
    return joined


_THAN_ANOTHER = re.compile(
    rf"(?:又|那|它|还)*(?P<said>比(?![上去前往同较例重率赛照]|这|那|\d|(?:20|19)\d\d)[\u3400-\u9fff]{{2,12}}?(?:要|又)?[多少高低](?:出|了)?(?:多少|几)(?:[万亿]?[{MEASURES}元]|人次)?)"
)
_AMOUNT_LAST = re.compile(
    rf"(?:又|一共|总共|共|大概|大约)*(?:占(?:了|到|比)?|有|是|为)?(?:多少|几成|百分之几|几)(?:[万亿]?[{MEASURES}元]|人次|钱)?$"
)


def _beside_another(pieces: list[str]) -> list[str]:
    """By how much what was asked for just now is more than something else (罚了多少次，比强制多多少)."""
    said = pieces[:1]
    for before, piece in pairwise(pieces):
        than = _THAN_ANOTHER.fullmatch(piece.strip(" ?？。,，"))
        lead = _AMOUNT_LAST.sub("", before)
        said.append(f"{lead}{than['said']}" if than and lead != before else piece)
    return said


_TIME_AHEAD = re.compile(
    "(?:那么?|又|再|,|，)*(?:(?:到|等)?(?:明年|后年|来年|下一?(?:年度?|学年)|今后|以后|将来|往后|接下来)(?:[一两二三几]年)?(?:度)?)(?:的话|的)?呢?"
)
"""A time to come and nothing else (明年呢)."""
_GUESSED = re.compile("估|预[计测]|猜|推测|会(?:有|是|收|到|不会|超|涨|降|增|减)|能有|可能|大概会|大约会")


def _of_time_ahead(pieces: list[str]) -> list[str]:
    """A time to come and the guess asked for behind it are one question (明年呢，估计会有多少)."""
    joined: list[str] = []
    for piece in pieces:
        if joined and _TIME_AHEAD.fullmatch(joined[-1].strip(" ?？。.")) and _GUESSED.search(piece):
            joined[-1] += f",{piece}"
        else:
            joined.append(piece)
    return joined


def _continues(sentence: str, before: str) -> bool:
    """Whether a sentence only asks for the amounts of what the one before asks for (by how much; 分别多少件)."""
    by_how_much = _BY_HOW_MUCH.match(sentence) and (_TWO_SIDES.search(before) or _EITHER.search(before))
    by_how_much = by_how_much or (_EITHER.search(before) and _EACH_PLACE.match(sentence))
    joined = f"{before},{sentence}"
    set_against = asks_two_reports(sentence) and not _AMOUNT.search(sentence)
    checked = asks_account(joined) and not (asks_account(before) or asks_account(sentence))
    if set_against or checked or (_COUNTED_IN.search(sentence) and not _AMOUNT.search(sentence)):
        return True
    by_how_much = by_how_much or (_SHARE_SAID.search(before) and _WHICH_HIGHER.match(sentence))
    each = _EACH_PLACE.match(sentence) or _EACH_OF_THEM.match(sentence)
    by_how_much = by_how_much or (each and _WHICH_REPORTS.search(before))
    by_how_much = by_how_much or (_MOST.search(before) and _SO_MUCH.match(sentence))
    return bool(by_how_much or (_WHICH_PLACES.search(before) and _EACH_PLACE.match(sentence)))


_COUNTED_IN = re.compile(
    "(?:[都全也](?:要|得|给)?(?:算上|算在内|算进去|算进来|算一起|加上|加进去|加一起|计入|包括)|一并计算|合在一起算)[的了啊哈]*$"
)
"""Says what is to be counted with what was asked for just now (直接告的和复议完再告的都算上)."""
_BY_SUBJECT = re.compile(
    r"\bbreak(?:ing)? ?down (?:of )?(?P<what>(?:the )?[^:?;]*?\b(?:requests?|applications?)\b[^:?;]*?),? by (?:subject|topic|matter|content|theme|field)s?(?: matter)?\s*[:,-]\s*(?P<list>[^?;]+)"
)


def _one_by_one(found: re.Match[str]) -> str:
    """A list of subjects as one question for each (by subject: land, housing, others)."""
    subjects = [s.strip(" .") for s in re.split(r",| and |/", found.group("list")) if s.strip(" .")]
    first, *others = [re.sub(r"^(?:the )?others?$", "other matters", subject) for subject in subjects]
    asked = [f"how many of {found.group('what')} concerned {first}"]
    return "? ".join([*asked, *(f"how many requests concerned {subject}" for subject in others)])


def _apart(sentence: str) -> str:
    """A comma for each 、 between two clauses that each ask for an amount (收了多少封信、办结多少)."""
    runs = re.split("([,，、])", sentence)
    for at in range(1, len(runs) - 1, 2):
        if runs[at] == "、" and _AMOUNT.search(runs[at - 1]) and _AMOUNT.search(runs[at + 1]):
            runs[at] = ","
    return "".join(runs)


def _spaced(sentence: str) -> str:
    """A comma for a blank between two stretches of Chinese that each ask something (收了多少钱 向几个人收的)."""
    runs = re.split(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff\d])", sentence)
    asking = [bool(_ASKS_MORE.search(run)) for run in runs]
    if sum(asking) < 2 or not any(map(_AMOUNT.search, runs)):
        return sentence
    told = runs[0]
    for at, run in enumerate(runs[1:], 1):
        told += ("," if any(asking[:at]) and any(asking[at:]) and asking[at - 1] else " ") + run
    return told


def _counts_apart(clause: str) -> list[str]:
    """A clause typed or spoken without a stop, cut before each further amount asked for.

    Before the verb of that amount (召开了多少场发布会｜回应了多少个热点), else behind the amount before
    (专职几个人｜兼职几个人).
    """
    for cut in (_NEXT, _ITS_SHARE):
        found = cut.search(clause)
        if found and _ASKS_MORE.search(clause[: found.start()]):
            return [*_counts_apart(clause[: found.start()]), clause[found.start() :]]
    asked = list(_COUNTED.finditer(clause))
    if len(asked) < 2 or _ONE_QUESTION.search(clause):
        return [clause]
    cuts = [0]
    for first, second in pairwise(asked):
        between = clause[first.end() : second.start()]
        cuts.append(first.end() + _verb_of(between, clause[cuts[-1] : first.start()]))
    pieces = [clause[start:end] for start, end in zip(cuts, [*cuts[1:], len(clause)], strict=True)]
    pieces = [piece for piece in pieces if piece.strip(" 的,，")]
    return pieces if _COUNTED.sub("", pieces[0]).strip() else [clause]


def _verb_of(between: str, before: str) -> int:
    """Where the words of the second amount begin among those between two amounts.

    ``before`` leads up to the first: 网站发了多少条｜公众号发了多少篇, but 召开多少场发布会｜回应多少个热点.
    """
    if beside := _BESIDE.search(between):
        return beside.start()
    stem = _PARTICLES.sub("", between)
    words = tagged(stem)
    if len(words) > 1 and _THING.fullmatch(words[0][0]) and words[-1][1] != "deed":
        return len(words[0][0])
    if len(words) > 1 and words[-1][1] == "deed":
        lead = stem[: len(stem) - len(words[-1][0])]
        own = _LEADS.sub("", lead)
        doer = _PERSON.search(own)
        alone = lead == own and not _THING.fullmatch(own) and all(kind != "deed" for _, kind in words[:-1])
        if alone and [kind for _, kind in tagged(_PARTICLES.sub("", before))][-2:] == ["name", "deed"]:
            return 0
        return doer.start() if doer else len(own)
    return 0


def _is_rest(clause: str, before: Sequence[str]) -> bool:
    """Whether a clause asks by how much, no question of its own but after two amounts (应收多少，实收多少，差多少)."""
    gap = _GAP.match(clause) and len(before) > 1 and all(map(_AMOUNT.search, before[-2:]))
    return bool(_BY_HOW_MUCH.match(clause)) and not gap


def _with_verb(clause: str, before: str) -> str:
    """An English clause that leaves out the verb, with that of the clause before and what leads up to it."""
    bare, said = _NO_VERB.match(clause.strip()), _SAID.search(before)
    return before[: said.end()] + " " + clause.strip()[bare.end() :] if bare and said else clause


_NUMBER_NAMED = "(?:[件条次期篇份个人场册项批起宗]次?数|数量|总数|总量|总额|金额)"
_TWO_NUMBERS = re.compile(
    f"^(?P<lead>.*?)(?P<one>[\u3400-\u9fff]{{2,16}}{_NUMBER_NAMED})(?:和|与|及|以及|、|跟)(?P<two>[\u3400-\u9fff]{{2,16}}{_NUMBER_NAMED})(?:分别|各自?|都)*(?:是|为|有)?(?:多少|几)?$"
)
"""Two numbers named one after the other, and no more (许可办结件数和水情信息期数)."""
_GIVE = re.compile(
    r"^(?P<lead>.*?\b(?:give|tell|show|list|send)(?: me| us)? )(?P<list>(?:the|its|their) [^?;:]+?(?:, [^?;:]+?)+,? and (?:the|its|their|those|how) [^?;:]+)$"
)
_ITEMS = re.compile(r",? and (?=the |its |their |those |how )|, (?=the |its |their |those |how )")


def _given_list(sentence: str) -> list[str]:
    """A list that English asks to be given, as one question for each of its members; empty where it is none."""
    found = _GIVE.match(sentence)
    if found is None:
        return []
    items = [re.sub(r"^(?:the|its|their) ", "", item.strip()) for item in _ITEMS.split(found["list"])]
    if len(items) < 3 or any(
        re.match(r"(?:reasons?|names?|difference|change|share|main|problems?)\b", i) for i in items
    ):
        return []
    lead = re.sub(r"\b(?:please )?(?:give|tell|show|list|send)(?: me| us)? $", "", found["lead"])
    noun = re.search(r"\b(requests|applications|cases)\b", items[0])
    named = [re.sub(r"^those\b", noun.group() if noun else "those", item) for item in items]
    asked = [
        item if re.match(r"how (?:many|much)\b|(?:number|amount|total)\b", item) else f"number of {item}"
        for item in named
    ]
    return [f"{lead}{asked[0]}", *asked[1:]]


def _clauses(sentence: str) -> list[str]:
    if counted := _COUNT_AND_AMOUNT.search(sentence):
        base, what = sentence[: counted.start()], counted.group("what")
        rest = sentence[counted.end() :]
        return [f"{base} number of {what}{rest}", f"{base} amount of money{rest}"]
    numbers = None if TEXT_AND_TABLE.search(sentence) else _TWO_NUMBERS.match(sentence)
    if numbers is not None:
        return [f"{numbers['lead']}{numbers['one']}多少", f"{numbers['two']}多少"]
    if given := _given_list(sentence):
        return given
    sentence = _spaced(_apart(sentence))
    both = _TWO_COUNTS.search(sentence)
    if both:
        one, two = both.span("one"), both.span("two")
        return [
            piece
            for cut in ((one[1], two[1]), (one[0], two[0]))
            for piece in _clauses(sentence[: cut[0]] + sentence[cut[1] :])
        ]
    pattern = _CLAUSE if re.search(r"[\u3400-\u9fff]", sentence) else _CLAUSE_EN
    clauses = [clause for clause in pattern.split(sentence) if clause.strip(" ,，")]
    if pattern is _CLAUSE:
        clauses = [piece for clause in clauses for piece in _counts_apart(clause)]
    if sum(bool(_ASKS.search(clause)) for clause in clauses) < 2 or asks_account(sentence):
        return [sentence]
    clauses = [_with_verb(clause, clauses[at - 1] if at else "") for at, clause in enumerate(clauses)]
    joined: list[str] = []
    waiting = ""
    for clause in clauses:
        listed = bool(joined) and (
            bool(re.search("分别|各", joined[-1]) and _IN_ALL.match(clause.strip()))
            or bool(_OF_WHICH.search(joined[-1]) and _EACH_OF_THEM.match(clause.strip()))
            or bool(_EITHER.search(joined[-1]) and _EACH_PLACE.match(clause.strip()))
        )
        listed = listed or bool(
            joined and _WHICH_PLACES.search(joined[-1]) and _EACH_PLACE.match(clause.strip())
        )
        each = _EACH_PLACE.match(clause.strip()) or _EACH_OF_THEM.match(clause.strip())
        listed = listed or bool(joined and each and _WHICH_REPORTS.search(joined[-1]))
        listed = listed or bool(joined and _MOST.search(joined[-1]) and _SO_MUCH.match(clause.strip()))
        listed = listed or bool(joined and _MOST_EN.search(joined[-1]) and _SO_OFTEN.match(clause.strip()))
        listed = listed or bool(joined and TEXT_AND_TABLE.search(clause) and _AMOUNT.search(joined[-1]))
        listed = listed or bool(
            joined and _SHARE_SAID.search(joined[-1]) and _WHICH_HIGHER.match(clause.strip())
        )
        became = bool(joined) and bool(_BEFORE.search(joined[-1]) and _AFTER.match(clause.strip()))
        became = became or bool(joined and pattern is _CLAUSE_EN and _WAS_EN.match(clause))
        if joined and not waiting and (listed or became or _is_rest(clause.strip(" ,"), joined)):
            joined[-1] += f",{clause}"
            continue
        waiting = f"{waiting},{clause}" if waiting else clause
        if _ASKS.search(clause):
            joined.append(waiting.strip(" ,，"))
            waiting = ""
    if waiting and joined:
        joined[-1] += f",{waiting}"
    return joined
