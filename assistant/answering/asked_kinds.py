"""Whether a sentence holds the kind of answer a Chinese question asks for, whatever words they share.

Of 坏了的三块屏在哪几个乡镇 a sentence on three broken screens tells nothing unless it names a township; of 二审怎么判的
nothing is told by what the first instance decided. Each entry is what a question asks, and how a sentence looks
that can answer it.
"""

from __future__ import annotations

import re

from assistant.answering.fees_named import names_fee
from assistant.answering.kinds_told import tells_kind_of_thing
from assistant.answering.quantities import tells_quantity
from assistant.answering.units import DEED, units_of

__all__ = ["BOUND", "NUMBERED", "OF_OFFICES", "REASON_ASKED", "names_asked", "of_other_rank", "tells_asked"]

REASON_ASKED = re.compile(
    "为什么|为何|为啥|为嘛|因为?(?:啥|什么|何)|(?<!的)原因(?!不|分|各|有|最|类)|(?:啥|什么)(?:原因|理由|缘由|情况|道理)$|缘故|缘由|缘何"
    "|咋(?=比|就|又|会|降|少|多|涨|减|增|这么|那么)|凭(?:什么|啥)|怎么会|咋会|[怎咋]么?回事|(?:理由|原因)(?:是|都是)?(?:什么|啥|咋|呢|$)|怎么解释|[怎咋]么?(?:反而|一下子)"
)
"""A reason is asked for."""
_REASON_TOLD = re.compile(
    "因|由于|原因|理由|缘|鉴于|导致|致使|造成|影响|得益|为了?|以便|主要(?:是|在于)|系|属于|缺乏|不足|不够|不(?!同|少|断|仅|予)|未|没|无"
)
_GENERIC = "个家各某些全本我该等名所级的类分他余多数是对与及有到在将和上下其为被由市县区乡镇村企一二两三四五六七八九十几\\d"
"""Characters before a noun that make it no name (个学院, 各乡镇, 县区, 镇村)."""
_TYPES = {
    "村|社区|嘎查": "村|社区|嘎查|苏木",
    "县区|区县|县|区": "县|区|市|旗|州",
    "乡镇|镇|乡|街道|苏木": "(?<!乡)镇|(?<!苏木)乡(?!镇)|街道|苏木|办事处",
    "学院|学校|系": "学院|学校|大学|中学|小学|[院党]校|(?<![院体关联])系(?![统列])|幼儿园",
    "医院": "医院|卫生院",
    "公司|企业|厂|律所": "公司|企业(?![\\d数名单])|厂|集团|律师事务所|银行",
    "科室|科(?![技学研普])": "科|室|部|中心",
    "单位|部门|委办局|局": "局|委|厅|办|中心|(?<!网)站|所|院|校|馆|科|处|部(?![门分])|队|公司|集团|镇|乡|街道|县|区|村|学院",
}
"""Nouns that are asked for by name, and how such names end."""
_NUMBER = "[一二两三四五六七八九十几些\\d]"


def _named(asked: str, ends: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Which of a kind is asked, and how a sentence looks that names one of them."""
    noun = f"(?:{asked})"
    which = f"哪{_NUMBER}*(?:个|家|所|些)?{noun}|{noun}(?:具体|都|又|到底)*(?:是|叫)(?:谁|什么|啥|哪)"
    if "单位" in asked:
        which += f"|(?:具体|都)*是哪{_NUMBER}*[个家](?=$|[?？呀啊呢,，被挨受])"
    one = rf"[\u3400-\u9fff]{{2}}(?<![{_GENERIC}])(?:{ends})(?![理罚置长民级访办公])"
    return re.compile(which), re.compile(
        rf"{one}|[\u3400-\u9fff]{{2}}、[\u3400-\u9fff]{{2,6}}{_NUMBER}*[个家]?(?:{ends})"
    )


_NAMES = tuple(_named(asked, ends) for asked, ends in _TYPES.items())
_FIGURES = re.compile(r"[\d一二三四五六七八九十百千]+\s*[\u3400-\u9fff%]")
_LIST_OF = 3
"""Figures side by side that show which is the largest."""
_ABOUT_APPLICATIONS = re.compile(
    "申请(?:事项|内容|主题|公开)?[的中]?(?:主要|多数|大多|大都|排名?|居|集中|前[一二三四五两]|涉及|内容|事项)"
)
_APPLICATIONS = re.compile("申请|要(?:的)?(?:材料|信息|资料)|打听|来问|问得|关心|关注|想知道|想要|索取")
_HEAD = re.compile(
    "(?<!副)(?:[省市县区旗州镇乡局厅校院](?<!法院|医院)长|书记|一把手)(?=本人|亲自|自己|到场|出席|参加|去|来|上)"
)
_HEADS_TOLD = re.compile(
    "(?<!副)(?:[省市县区旗州镇乡局厅校院]长|书记)|主要(?:负责|领导)|一把手|(?<!分管)领导|(?<!分管)负责"
)
_DEPUTY = re.compile("副[省市县区旗州镇乡局厅校院]?长|分管")
OF_OFFICES = re.compile("(?:部门|单位|科室|乡镇|各)[^,，]{0,4}?(?:主要)?(?:负责(?:人|同志)|领导)")
_PAIRS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (REASON_ASKED, _REASON_TOLD),
    *_NAMES,
    (
        re.compile("(?:[二再终]审|上诉(?:后|以后|结果|的结果))"),
        re.compile("[二再终]审|上诉(?:审理|被|案件|人民法院|法院)|维持原判|改判|发回"),
    ),
    (
        re.compile("(?:多少|几)[百千万]?户"),
        re.compile(
            r"(?<!每)[\d一二三四五六七八九十百千万余多]\s*(?:户|(?:名|个|位|家)[\u3400-\u9fff]{0,4}户)"
        ),
    ),
    (
        re.compile("(?:多少|几)分(?![之钟类])|(?:得|评|打)分(?:是|有|为)?(?:多少|几)"),
        re.compile(r"[\d一二三四五六七八九十百]\s*分(?!之|钟)"),
    ),
    (
        re.compile("报[到道]的?(?:新生|学生|同学)?(?:有|的)?(?:多少|几|人数)|(?:新生|学生)报[到道]"),
        re.compile("报到|到校|注册|入学(?!”|方式)(?=[率人])"),
    ),
    (
        re.compile(
            "(?:[长记任席]|领导|负责人|组长)[^,，。?？]{0,4}(?:姓甚|姓什么|姓啥|叫什么|叫啥|名字|姓名|名叫)"
        ),
        re.compile(
            "(?:[县区市镇乡局院校所站书处科司厅组]长|主任|书记|主席|领导|负责人|同志)[:：]?(?![担兼]?任|负责|分管|牵头|主管|办公|会议|为|是|亲自|带|小组|班子|机构|干部|成员|职责|下|和|等)[\u3400-\u9fff]{2,3}?(?=[担兼]?任|为|负责|分管|牵头|主管|同志|[,，。、;；）)])|[\u3400-\u9fff]{2,3}同志"
        ),
    ),
    (re.compile("(?:多少|几)[百千万]?张纸"), re.compile(r"[\d一二三四五六七八九十百千万余多]\s*[张页份]")),
    (
        re.compile("(?:多少|几)[百千]?处|几个地方|多少个?地方"),
        re.compile(r"[\d一二三四五六七八九十百千万余多两]\s*(?:处|个|所|家|座|站|点|块)"),
    ),
    (
        re.compile(
            "(?:的|印刷|重建|补助|补贴|罚)(?:款|钱)[^,，?？人次个件]{0,5}(?:多少|几)(?![个件次家户人])"
        ),
        re.compile("[元万]|免费|无偿|未收|零"),
    ),
    (
        re.compile(
            "没(?:能|有)?(?:当场|及时|按时)?(?:答上|答出|回上|接上|解决|整改|采纳|接受|通过|办成|落实)"
        ),
        re.compile("未|没|不|无(?!偿)|余|剩|仍|尚|拒|零|另|待|正在|采纳率"),
    ),
    (
        re.compile("最(?:贵|便宜|重|轻|狠|贱|值钱)|罚得最"),
        re.compile("最|第一|首位|居首|高达|榜首"),
    ),
    (
        re.compile(
            "(?:以|用|通过|靠|走|寄|提)[^,，]{0,3}信函|寄信[^,，]{0,4}申请|信函[^,，]{0,4}申请|邮寄[^,，]{0,4}申请|申请[^,，]{0,8}(?:信函|信件|写信|寄信|邮寄|寄)(?:[来过]|的|有|是|占|几|多少)"
        ),
        re.compile("信函|信件|书信|邮寄|寄|书面"),
    ),
    (
        re.compile(
            "(?:当面|窗口|上门|现场)[^,，]{0,4}(?:提出|递交|提交|申请)|申请[^,，]{0,8}(?:当面|窗口|上门|现场)(?:[来递交提]|的|有|是|占|几|多少)"
        ),
        re.compile("当面|窗口|现场|上门|来访|来人"),
    ),
    (
        re.compile(
            "传真[^,，]{0,4}(?:提出|递交|提交|申请)|申请[^,，]{0,8}传真(?:[来过]|的|有|是|占|几|多少)"
        ),
        re.compile("传真"),
    ),
    (
        re.compile(
            "申请[^,，]{0,8}(?:网上|网络|在线|线上|电子邮件|邮箱|邮件)(?:[来递交提过]|的|有|是|占|几|多少)"
        ),
        re.compile("网|线上|在线|电子|邮件|邮箱|平台|系统"),
    ),
    (re.compile("利润|盈利|营收|营业额"), re.compile("利润|盈利|营收|营业额|亏损")),
    (re.compile("(?<!财政)收入"), re.compile("收入|进账|营收|收益|创收|所得")),
    (re.compile("产值|产量"), re.compile("产值|产量")),
    (re.compile("(?:分数|录取|投档)线"), re.compile("分数线|录取线|投档线|最低分|\\d分")),
    (
        re.compile("[答弄搞出写填印发算报]错"),
        re.compile("错|误|不准|差|纠|更正"),
    ),
    (re.compile("线路[^,，?？]{0,8}(?:多少|几)条"), re.compile("\\d\\s*条|[一二三四五六七八九十]条")),
    (
        re.compile("(?:调|转|搬|送|派|分|寄|发)(?:去|到|往|给)了?(?:哪|谁|什么地方|啥地方)"),
        re.compile(
            "(?:调|转|搬|送|派|分|寄|发|赠|摆|放|置)[^,，。;；]{0,6}(?:到|至|往|给|去|入|向|各|在|于)"
        ),
    ),
    (
        re.compile(
            "(?:打听|询问|咨询|来问|问)(?:的|得)?(?:都|主要|最多)?(?:的)?(?:打听|是|问)?(?:些)?(?:什么|啥|哪些)$"
        ),
        re.compile("涉及|集中|主要|内容|有关|关于|为主|围绕|方面|类"),
    ),
    (
        re.compile("查出(?:来|了)?[^,，]{0,10}(?:多少|几)"),
        re.compile(
            r"(?:发现|查出|查处|检出|不合格|通报|指出|立案)[^,，。:：]{0,12}[\d一二三四五六七八九十](?!\d{3}年)|[\d一二三四五六七八九十百余多](?:个|条|处|项|类|件|起|批|份|家)[^,，。:：\d]{0,6}(?:问题|不合格|毛病|违规)"
        ),
    ),
    (re.compile("自然人"), re.compile("自然人|公民|个人")),
    (
        re.compile("[只单](?:归|有|是|由)?一个?(?:部门|单位)|单(?:个|一)?部门"),
        re.compile("^(?!.*(?:跨部门|多部门|联合))|单(?:个|一)?部门"),
    ),
    (
        re.compile("[派请让叫由](?:的|了)?谁(?!.*(?:多少|几))"),
        re.compile("[㐀-鿿](?:[省市县区镇乡局厅校院]长|主任|书记|负责人|领导|发言人|教授|专家|律师|员)"),
    ),
)


def of_other_rank(question: str, said: str) -> bool:
    """Whether words tell of a deputy or of heads of offices where a question asks for the head (县长本人到场几场), or the other way round."""
    rest = OF_OFFICES.sub("", said)
    if _DEPUTY.search(question):
        return bool(_HEADS_TOLD.search(rest)) and not _DEPUTY.search(said)
    others = _DEPUTY.search(said) or rest != said
    return bool(_HEAD.search(question) and others and not _HEADS_TOLD.search(rest))


_DENIED = re.compile("(?:没有|未|无)(?:收|发生|接|出现|产生|开展|举)")
"""There was none of it: that answers whatever is asked of it."""


def names_asked(question: str, sentence: str) -> bool:
    """Whether a sentence names one of the offices or places that a question asks for by name, where it asks for any."""
    return all(named.search(sentence) for which, named in _NAMES if which.search(question))


NUMBERED = re.compile(r"(?<![\d:：.])\d{1,4}(?:路(?![\u3400-\u9fff]*\d+号(?!线))|号线|号窗)")
"""One of many alike: a route, a line, a window (5路车); nothing is told of it by what tells of others."""


def tells_asked(question: str, sentence: str) -> bool:
    """Whether a sentence can tell what a question asks: a reason, names, the second instance, money, households."""
    question = question.rstrip(" ?？。呢啊呀")
    bound = _BOUND.search(question)
    if bound and re.search("多少|几[个家处人名位条件]", question) and bound.group("bound") not in sentence:
        return False
    if not set(NUMBERED.findall(question)) <= set(NUMBERED.findall(sentence)):
        return False
    if _DENIED.search(sentence):
        return True
    if any(asked.search(question) and not told.search(sentence) for asked, told in _PAIRS):
        return False
    if of_other_rank(question, sentence):
        return False
    if _ABOUT_APPLICATIONS.search(sentence) and not _APPLICATIONS.search(question):
        return False  # 规划许可（19件） are applications about licences, no licences
    either = _EITHER.search(question)
    if either and either.group("what") not in sentence:
        return False  # 合格还是不合格
    if not (
        tells_kind_of_thing(question, sentence)
        and tells_quantity(question, sentence)
        and names_fee(question, sentence)
    ):
        return False
    return _tells_most(question, sentence) and _speaks_of_matter(question, sentence)


BOUND = "(?:不到|没到|[没未][^,，\\d]{1,4}[到够满]|不足|少于|低于|不满|未满|多于|高于|大于|超过)"
_BOUND = re.compile(rf"{BOUND}(?P<bound>\d+)(?!年)")
"""Only what is above or below a bound is counted (没接待到50个人的有几个)."""
_EITHER = re.compile("(?P<what>[\u3400-\u9fff]{2,3})(?:了)?(?:还是|或是)[不没未](?P=what)")
_MATTER = re.compile(
    "(?:(?:讲|说|谈|反映|问|关于|涉及)(?:的|到)?(?P<matter>[\u3400-\u9fff]{2,8}?)(?:有关)?的(?:一共|总共|又|都)?(?:有|占)"
    "|(?:跟|和|与|同)(?P<about>[\u3400-\u9fff]{2,12}?)(?:有关|相关|沾边)的(?:一共|总共|又|都)?(?:有|占|是)?)(?:多少|几)"
)
_MATTER_MET = 0.4
"""Share of what something was about that a sentence must say (说种地补贴的有几封)."""


def _speaks_of_matter(question: str, sentence: str) -> bool:
    """Whether a sentence speaks of the matter that limits a count, where one does."""
    found = _MATTER.search(question)
    matter = (found.group("matter") or found.group("about")) if found else ""
    units = [unit for unit in units_of(matter) if unit.weight >= DEED] if matter else []
    total = sum(unit.weight for unit in units)
    return not total or sum(u.weight * u.held_by(sentence)[1] for u in units) / total >= _MATTER_MET


_MOST = re.compile(
    "最[多少高低大小]的(?:又|都|到底)?是(?:哪|谁|什么|啥)|[被得]最[多少高低]|[挨收][^,，]{0,4}最[多少]|最[多少](?:的|得)?(?:哪|什么)"
)
_MOST_TOLD = re.compile("最|第一|首|居|位列|榜|为主|集中|主要|多数|大多|占|末位|高达|前[两三四五]")


def _tells_most(question: str, sentence: str) -> bool:
    """Whether a sentence shows which of several has most, where that is asked: in words, or by listing them."""
    if not _MOST.search(question) or _MOST_TOLD.search(sentence):
        return True
    return len(_FIGURES.findall(sentence)) >= _LIST_OF
