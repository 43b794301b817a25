"""A question as it was typed or spoken becomes one plain line: folded, without greetings and slips of the tongue."""

from __future__ import annotations

import re

from assistant.answering.asker import without_introduction
from assistant.answering.carry_years import carried_between
from assistant.answering.cues import cues
from assistant.answering.from_to import noun_first
from assistant.answering.lay import officially
from assistant.answering.precision import without_precision
from assistant.answering.question_en import bounds_in_digits, without_tones
from assistant.answering.shapes_en import plainly
from assistant.answering.spoken_en import as_written
from assistant.answering.years import by_both_years
from assistant.lexicon.text import fold

__all__ = ["LONGEST", "normalised", "taken_back"]

LONGEST = 500
"""Characters of a question that are read; what stands behind is not."""
_MARKS = re.compile(
    r"[\u0000-\u0008\u000b-\u001f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\U000e0000-\U000e007f]"
)
_UNITS = "吨|度(?!电视)|立方|方(?!面|式)|斤|公斤|平方|平米|公里|页|小时|学分|亩"
_PER_UNIT = re.compile(
    f"一(?=(?:{_UNITS})(?:电|水|米|地)?(?:要|得|收|是|卖)?(?:多少|几))|(?<=钱)一(?=(?:{_UNITS}))"
)
"""水费一吨多少钱 is asked of every one."""
_CARRIED_TOO = re.compile(
    r"(\b(?:handled?|process(?:ed)?|deal|dealt|complet\w+)\b[^?;.]*?)[,(]* ?\b(?:carry-?overs?|carried[- ]over(?: \w+)?)\b includ(?:ed|ing)\)?"
    r"|(\b(?:handled?|process(?:ed)?|deal|dealt|complet\w+)\b[^?;.]*?)[,(]* ?\binclud(?:ed|ing) (?:the )?(?:carry-?overs?|carried[- ]over(?: (?:ones|cases|requests|applications))?)\b\)?"
)
"""What was carried in is part of what was handled in any case."""
_CORRECTED = re.compile(
    r"(?<!的是)(?<!\d)(?:(?:19|20)?\d\d|[一二][〇零九]?[〇零一二三四五六七八九]{1,2})年?度?[.…,，\s]*(?:哦|噢|啊|呃|额|唉|哎)?[,，]?"
    r"(?:不对|不是|说错了?|打错了?|记错了?|口误)[,，.…\s]*(?:是|应该是)?(?=(?:(?:19|20)?\d\d|[一二][〇零九]?[〇零一二三四五六七八九]{1,2})年)"
    r"|\b(?:19|20)\d\d[,. …-]*(?:no|sorry|wait|i mean|rather)[,. …-]+(?:i mean |rather )?(?=(?:19|20)\d\d)"
)
"""A year taken back at once (一九年…哦不对,二〇年)."""
_TAKEN_BACK = re.compile(
    r"(?<=[\u3400-\u9fff\d?)])[,，.。;；…?!\s-]+(?:哦|噢|啊|呃|额|唉|哎|哎呀|等等|等下)*[,，]?(?:不对|不是|说错了?|打错了?|问错了?|搞错了?|弄错了?|错了|口误|算了)(?:了|啊|哈)?[,，.。;；…!\s-]+"
    r"(?:我|就|是|要|想|应该|改|还是|只|其实|本来)*(?:问|看|查|打听|知道)?(?:的是|是|下|一下)?(?=[\u3400-\u9fff\d].{3})"
)
"""A question taken back (收到多少件，不对，就问办结了多少件): only what follows is asked."""
_TAKEN_BACK_EN = re.compile(
    r"(?:\s*[,.;?!…]+\s*(?:(?:oh|ah|er|um|uh|hmm|no|actually)[,.\s-]+)*(?:sorry|oops|wait|my mistake|scratch that|strike that|make that|i mean|i meant)\b"
    r"|\s*-+\s*(?:(?:oh|er|um|uh|no)[,.\s-]+)*(?:sorry|oops|no wait|wait,|wait no|my mistake|scratch that|make that|i mean|i meant)\b"
    r"|\s(?:no wait|no sorry|oh sorry|sorry,? i mean(?:t)?|i mean(?:t)?)\b)"
    r"(?:[\s,.;:!…-]*\b(?:no|sorry|wait|actually|rather|i mean|i meant|i should say|not that|that should be|make that)\b)*[\s,.;:!…-]*(?=[a-z\d].{3})"
)
"""What an English question takes back (what about fines - sorry, I mean licences)."""
_SORRY = re.compile(
    r"(?:\b(?:oh|ah|er|um|no|nope|sorry|wait|oops|apologies|typo|my|mistake|bad|hang on|hold on|pardon|me|actually)\b|[\s,.;:!-]"
    r"|不好意思|抱歉|对不起|等等|输错|看错|打错|写错|说错|搞错|弄错|问错|错|了|不对|不是|哎|呀|啊|哦|哈)*"
)
"""An apology alone, or nothing: what is put right was asked for before (sorry, I meant 2021)."""
_DATED = re.compile(r"(?<!\d)(?:19|20)?\d\d年|\b(?:19|20)\d\d\b")
_ONE_OR_OTHER = re.compile("县[(（](市?)、?区[)）]")
"""县（区）, 县（市、区）: counties and districts alike."""
_SAY_ALL = re.compile(
    "[,，。;；?？ ]+(?:请|麻烦)?(?:一次|一口气|一并|一起|统统|全部?|都)(?:性)?(?:给我|帮我)?(?:[说讲报给答列]|告诉我)(?:全|完|清楚?|齐|明白)?(?:了|吧|呗|嘛|一下)?$"
)
"""Asks to be told everything, and for nothing else (各是多少，一次说全)."""
_PURPOSE = re.compile(
    "[,，。;；?？ ]+(?:我|俺|咱们?|这|是|急着?|等着?|马上|正|在|要|得|准备|打算|领导|老板|老师|单位|论文|作业|今天|明天|晚上)*"
    "(?:写|做|交|报|填|编|整理|汇报|开会|备课|上课|发稿|存档|归档)(?:(?![多几哪谁什吗呢年])[\u3400-\u9fff]){0,8}?(?:要用|用的?|用得上|急用|需要|要的?|使)[。!]*$"
)
"""What the answer is wanted for (三年一共收了多少，写材料要用)."""
_BY_HAND = re.compile(
    "[,，。;； ]+(?:请|麻烦|你|您|帮我)*(?:拿|用|按照?|照|根据|以|把)[^,，。?？]{1,24}?(?:自己|重新|再|亲自)*[验核复]?算(?:一?[遍下算]|出来?|看看?)*(?=[,，。 ]+[^,，。?？]{0,12}(?:准不准|对不对|对吗|准吗|对得上|是不是))"
)
"""How a figure is to be checked (拿630和571自己算一遍), which goes without saying."""
_CHECKED = re.compile(
    "[,，。;； ]+(?:请|麻烦|烦请|敬请|望|盼|恳请)(?:您|你|贵单位|工作人员|相关部门|贵局|贵办)?(?:尽快|及时|帮忙|协助)?(?:核实|核查|查实|查明|查证|核对|确认|查询|调查)(?:一?下|清楚)?(?:后|并|之后|以后|再)?(?:给予|予以|及时|尽快|再)?(?:回复|答复|回电|反馈|告知|回话|回应|答覆|处理|解答)?(?:我|市民|来电人|诉求人|群众|当事人|对方|为盼|为谢|谢谢)?[。!！]*$"
    "|[,，。;； ]+(?:请|麻烦|烦请|敬请|望|盼|恳请|期待|希望)(?:您|你|贵单位|工作人员|相关部门|贵局|贵办|能|可以)*(?:尽快|及时|早日|书面|电话)*(?:回复|答复|回电|反馈|告知|回话|解答|办理|处理|跟进)(?:一?下|我|市民|来电人|诉求人|群众|当事人|对方|为盼|谢谢)*[。!！]*$"
)
"""What an operator's note ends in (请核实后回复)."""
_EACH_ONE = re.compile(r"一([期册次场份本批])(?=(?:大概|大约|平均|能|得|要)?(?:印|发|编|培训|有多少|多少))")
"""一期印多少册 is asked of every one."""


_SO_MANY_PEOPLE = re.compile(r"(?<=[几两])个人(?!的?申请)|(?<=多少)个人(?!的?申请)")
"""几个人 are people counted, no 个人 who applied."""


def normalised(text: str) -> str:
    """``text`` folded, lower case, without invisible marks, operator prefixes and closing punctuation."""
    plain = without_tones(fold(_MARKS.sub("", text))[:LONGEST].lower())
    plain = plainly(as_written(re.sub(r"\s+", " ", plain).replace("e-mail", "email").strip()))
    for said, meant in cues().dialect:
        plain = said.sub(meant, plain)
    plain = _PER_UNIT.sub("每", plain)
    plain = _ONE_OR_OTHER.sub(r"县\1区", plain)
    plain = _BY_HAND.sub("", plain)
    plain = _CHECKED.sub("", plain)
    plain = by_both_years(without_precision(_PURPOSE.sub("", _SAY_ALL.sub("", plain))))
    plain = officially(_SO_MANY_PEOPLE.sub("人", _EACH_ONE.sub(r"每\1", plain)))
    plain = carried_between(bounds_in_digits(noun_first(plain)))
    plain = _CARRIED_TOO.sub(r"\1\2", _CORRECTED.sub("", plain))
    for _ in range(2):
        plain = without_introduction(plain)
        plain = cues().prefix.sub("", plain, count=1).strip() or plain
    return plain


SLOT = 3
"""Words of a body or a year at most."""


def taken_back(plain: str, language: str) -> tuple[str, str] | None:
    """What a question takes back, and what it asks instead; ``None`` where it takes nothing back."""
    found = _TAKEN_BACK.search(plain) or (_TAKEN_BACK_EN.search(plain) if language == "en" else None)
    if found is None:
        return None
    before, instead = plain[: found.start()], plain[found.end() :]
    slot = _DATED.search(instead) or len(instead.split()) <= SLOT
    return None if slot and _SORRY.fullmatch(before) else (before, instead)
