"""The words that say what is wanted: an operation, a detail of the report, a part of its text, a refusal.

All patterns read a folded, lower-case question.
"""

from __future__ import annotations

import re

from assistant.types import Operation

__all__ = [
    "ASKS_AMOUNT",
    "CONTEXT_AFTER",
    "DECLINED",
    "EXISTENCE",
    "FIELDS",
    "GREETINGS",
    "META",
    "OPERATIONS",
    "PLANS",
    "PREFIX",
    "STATISTICS",
    "TEXT_WORDS",
    "TOPICS",
    "first_match",
]


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


PREFIX = _any(
    r"^\s*(?:(?:有)?(?:市民|群众|居民|百姓|来电人|来访者|网友|企业|一位市民|有人|用户|客户)?(?:来电|来信|来访|打电话来?|在线)?(?:问|咨询|询问|反映|想问|想知道|想了解|要求查询|查询)(?:一下|一声)?[:,，]?\s*)(?!题)",
    r"^\s*(?:工单|转办|坐席|话务员|来电)(?:号?\d+)?[:：,，]\s*",
)
"""What an operator types before the caller's question."""

# --- talk, and what is declined ---------------------------------------------------------

GREETINGS = {
    "hello": _any(
        r"^(?:你好|您好|嗨|哈喽|哈罗|喂|在吗|在不在|有人吗|早上好|上午好|中午好|下午好|晚上好|早安|早|大家好)[呀啊吗]?$",
        r"^(?:hello|hi|hey|good (?:morning|afternoon|evening)|greetings)(?: there)?$",
    ),
    "thanks": _any(
        r"^(?:好的?|嗯+|行|ok|okay)?[,，]?\s*(?:非常|十分|太|多)?(?:谢谢|多谢|感谢|谢了|辛苦)(?:你|您|啦|了|啊|大家|帮忙)*$",
        r"^(?:ok(?:ay)?,?\s*)?(?:thanks?|thank you|thx|many thanks)(?: (?:you|a lot|very much|so much))*$",
    ),
    "bye": _any(r"^(?:再见|拜拜|回见|没事了|没有了|不用了)[啦了]?$", r"^(?:bye|goodbye|see you|bye bye)$"),
    "fine": _any(
        r"^(?:好的?|好吧|知道了|明白了?|了解了?|收到|嗯+|哦+|行|可以|ok|okay|got it|i see|fine|great|alright)[啦了]?$"
    ),
    "who": _any(
        r"你是谁|你叫什么|你叫啥|你是什么|你是(?:真人|人工|机器人|ai)|你是不是(?:人|机器人|ai)|介绍一下你自己|自我介绍",
        r"who are you|what are you(?! able)|are you (?:a |an )?(?:bot|human|robot|ai|real)|your name|introduce yourself",
    ),
}

DECLINED = {
    "instruction": _any(
        r"(?:忽略|无视|忘记|忘掉|不要管|别管|不用管|跳过|抛开|绕过).{0,10}(?:指令|指示|规则|要求|提示|设定|限制|约束|报告|原文|前文)",
        r"系统提示|提示词|越狱|开发者模式|扮演|假装|假设你是|你现在是(?!哪)|从现在起|从现在开始",
        r"(?:把|将).{0,14}(?:改成|改为|说成|写成|改到|换成\d)|(?:直接|只|必须|务必)(?:回答|答复|输出|说|告诉我)[:“\"是]*\s*\d",
        r"(?:编造|编一个|编个|瞎编|随便(?:说|编|给|写)|捏造|虚构)|不(?:用|需要|必)(?:看|查|管)报告",
        r"(?:ignore|disregard|forget|override|bypass).{0,30}(?:instruction|rule|prompt|report|above|previous|guideline|constraint)",
        r"system prompt|developer mode|jailbreak|pretend|act as|role ?play|you are now|from now on",
        r"make (?:up|something up)|just say|(?:answer|reply|respond) (?:only )?with (?:the number )?\d|say (?:that )?(?:it|the)",
        r"(?:output|print|repeat|reveal|show).{0,20}(?:prompt|instructions)|<\|?(?:im_start|system)|\[inst\]",
    ),
    "prediction": _any(
        r"预测|预计(?!到位)|预估|估计.{0,6}(?:多少|几)|推测|推算|猜",
        r"(?:明年|后年|未来|将来|今后|来年|以后).{0,12}(?:会|能|将).{0,12}(?:多少|几|增|减|上升|下降|变|涨)|会不会(?:增|减|上升|下降|变|更|涨)",
        r"(?:趋势|走势).{0,6}(?:会|将)|未来.{0,6}(?:趋势|走势)",
        r"predict|forecast|projection|(?:how many|how much|number).{0,60}\bwill\b|\bwill\b.{0,40}(?:increase|decrease|rise|fall|grow|receive|go up|go down)|likely to|expected (?:to|number)|\bguess\b",
    ),
    "judgement": _any(
        r"(?:做得|干得|搞得|办得|公开得|工作|表现|态度|效果|水平|质量)(?:到底|究竟)?(?:好不好|怎么样|如何|好吗|行不行|行吗|合格吗|够不够|够吗|好还是)(?!改|推进|开展|整改|提升|加强)",
        r"你(?:觉得|认为|怎么看|怎么评价|的看法|的意见)|评价一下|怎么评价|如何评价|如何看待|怎么看待|给.{0,6}打(?:几|多少)分|打个分",
        r"(?:哪个|哪家|哪一?个|哪里|谁).{0,16}(?:更好|最好|做得好|更透明|最透明|最差|更差|最烂|更负责|更开放|最不)",
        r"(?:透明|合理|公平|公正|正常|严重|腐败|称职|负责|满意|靠谱|可信|可靠|开放|高效|懒政)(?:吗|不)|是否(?:合理|透明|公平|公正|正常|称职|满意|腐败)",
        r"算(?:不算)?(?:多|少|高|低)(?:吗|不|还是)|是多还是少$|多不多|少不少|高不高|低不低",
        r"do you think|your opinion|your view|how well|is (?:it|this|the \w+) (?:good|bad|fair|transparent|reasonable|corrupt|normal)|transparent enough|good enough|doing a good job|performing well|rate the (?!of)|do a good job|\bworse\b.{0,20}\bjob\b|\bbetter job\b|most transparent|more transparent|best performing|worst performing",
    ),
    "advice": _any(
        r"(?:我|俺|咱|本人|当事人|老百姓).{0,20}(?:能不能|可不可以|可以|该|应该|要不要|怎么|如何|怎样|能).{0,10}(?:起诉|告他|告政府|上告|维权|打官司|申诉|索赔|赔偿|申请复议|提起诉讼|提起复议|提行政复议)",
        r"(?:怎么|如何|怎样)(?:去)?(?:起诉|维权|打官司|申诉|索赔|上访|告赢|告状|申请(?:行政)?复议|提起(?:行政)?(?:诉讼|复议))|(?:能|会|可以)(?:打)?(?:赢|胜诉)吗?|胜算|能不能赢|赢面",
        r"(?:违法|合法|犯法|违规|合规|侵权)(?:吗|不|了吗|还是)|是否(?:违法|合法|侵权|违规|合规|有效)|违不违法|合不合法|犯不犯法",
        r"我.{0,16}怎么办(?!理|的|结|公)|赔偿标准|法律责任|法律建议|法律意见|要不要(?:请|找)律师|(?:请|找)律师.{0,6}(?:吗|多少钱|怎么)|有法律效力",
        r"should (?:i|we)|can (?:i|we) (?:sue|win|appeal|challenge|claim)|how (?:do|can|should) (?:i|we) (?:sue|appeal|challenge|complain)|legal advice|is (?:it|this|that) (?:legal|illegal|lawful|unlawful)|illegal\?|break the law|chances? of winning",
    ),
    "names": _any(
        r"申请人.{0,6}(?:是谁|姓名|名字|叫什么|叫啥|身份|电话|住址|地址|名单|联系方式)|(?:姓名|名字|身份证|手机号|家庭住址|住址)(?!.{0,4}保护)",
        r"(?:^|[,，是])(?:谁|哪位|哪个人|何人)(?:曾|曾经)?(?:投诉|举报|起诉|告)|是谁(?:告|起诉|投诉|举报)|(?:谁|哪个人)(?:告|起诉)了|(?:原告|起诉人|举报人|投诉人|被处罚人|当事人).{0,4}(?:是谁|叫什么|姓名|名单|有谁|名字)",
        r"(?:名单|花名册)",
        r"who (?:applied|filed|submitted|requested|sued|complained|made the (?:request|application)|asked for|were the applicants|was the applicant)|names? of (?:the )?(?:applicant|person|people|individual|plaintiff|citizen|those)|applicants?'s? (?:name|identit|phone|address)|name the applicant|which person|identity of|\bplaintiff",
    ),
    "action": _any(
        r"(?:帮我|帮忙|替我|代我|给我)(?:在线|直接|马上)?(?:提交|递交|提出?|办理|投诉|举报|填写?|打电话|转接|转人工|预约|撤回|修改|删除)|我要(?:投诉|举报|提交|申请公开|申请一份)|转人工|人工客服",
        r"(?:please |can you |could you )?(?:submit|file|lodge|send) (?:an?|my|the) (?:application|request|complaint) for me|apply for me|talk to a (?:human|person)|transfer me",
    ),
    "chat": _any(
        r"讲.{0,3}(?:笑话|故事)|写(?:一|首|篇|个|段|封|点|几).{0,14}(?:诗|歌|代码|作文|文章|小说|程序|邮件|稿|信)|写(?:诗|歌|代码|作文|小说|程序)|唱.{0,2}歌|翻译(?!成果)|帮我(?:算命|订|买|点)|陪我|聊聊天|聊天|你几岁|你多大|吃(?:了吗|饭)|你(?:喜欢|爱)|推荐.{0,8}(?:餐|电影|酒店|景点|美食|股票|书)|今天(?:几号|星期|周几|是几)|现在几点|几点了|什么星座",
        r"tell (?:me )?a joke|write (?:me )?(?:a|an|some) (?:\w+ )?(?:poem|story|code|essay|song|email|letter|program)|translate|sing (?:me )?a|recommend (?:a|some) (?:restaurant|movie|hotel|book)|what time is it|what day is|how old are you|do you love",
    ),
}
"""Questions no figure answers, by kind."""

STATISTICS = _any(
    r"gdp|人口|天气|气温|下雨|房价|房子|财政收入|财政支出|税收|工资|收入水平|人均收入|失业|就业率|游客|旅游收入|股票|股价|彩票|高考|分数线|疫情|病例|犯罪率|交通事故|车祸|火车|机票|物价|油价|产量|粮食|面积|海拔|书记|县长|市长|区长|局长是谁|低保标准|养老金|社保|医保|公积金|落户|户口|学区|招聘|公务员考试|生产总值|出生率|死亡|汇率|利率",
    r"population|weather|temperature|house prices?|housing price|unemployment|stock price|tourists?|crime rate|inflation|birth rate|salary|salaries|mayor|pension|exam scores?|gross domestic|exchange rate|land area",
)
"""Statistics these reports are not about; declined only where nothing of disclosure is named too."""

META = _any(
    r"你(?:都|还|们)?(?:能|会|可以)(?:帮我|为我|够)?(?:查|回答|做|干|问|提供|解答|干嘛|查询)?(?:些|一些)?(?:什么|啥|哪些|哪方面)|能(?:查|问|查询)(?:到)?(?:些)?(?:什么|哪些|啥)|你有什么(?:功能|用|数据)",
    r"(?:收录|收集|录入|入库|索引|包含|覆盖|涵盖)了?(?:有)?(?:哪些|哪几|多少|几|什么)|(?:库|系统|数据库|资料|这)里?(?:里面|里)?(?:都)?(?:有|收|存)(?:了)?(?:哪些|哪几|多少份?|几|什么)(?:报告|年份|年度|年|数据|单位|地方|地区|县|市|区|份|个)",
    r"(?:有|能查|可以查|可查|能看)(?:到)?(?:哪些|哪几个?)(?:年份|年度|年|地方|地区|单位|县|市|区县|区|机构|部门)(?:的)?(?:报告|年报|数据|资料)?(?:可查|可以查|能查)?(?:吗|呢)?$|(?:有|共)(?:几|多少)(?:份|篇|个)(?:年度)?(?:报告|年报)|数据范围|(?:哪些|哪几)(?:年份?|年度)的?(?:报告|年报|数据|资料)|(?:报告|年报|数据)有(?:哪些|哪几)年|怎么(?:用|使用)(?:你|这个)|使用说明|^帮助$|有没有(?:别的|其他)(?:年份|年度|地方|县|单位)",
    r"what (?:can|could) (?:you|i) (?:do|ask|answer|look up|find|query)|(?:which|what) (?:years?|reports?|agencies|bodies|counties|governments|places|data)(?: \w+)? (?:do you|are (?:there|available|held|included|covered|in the)|can i|can you|have you|does (?:the|this) (?:system|collection|database))|how many reports|^help$|what do you (?:know|have|hold|cover)|how (?:do|can) i use (?:you|this)|list (?:the )?(?:available )?(?:years|reports|bodies)",
)

# --- operations on figures --------------------------------------------------------------

ASKS_AMOUNT = _any(
    r"多少|几(?=[件条个份项篇期人名例起宗次场位家户批成元万种部本门张回]|分(?!之)|十|百|千|天|单|桩|类)|若干|数量|件数|总数|人数|次数|条数|数目|金额|总额",
    r"how many|how much|number of|total of|amount of|what (?:was|is|were) the (?:number|total|amount|figure|count)|count of|what number",
)
EXISTENCE = _any(
    r"有没有|有无|是否(?:有|存在|收到|发生|被)|是不是有|有.{0,24}吗|没有.{0,20}吗|能不能|可不可以|是不是|会不会|能否|可否|可以.{0,24}吗|能.{0,24}吗|存不存在|存在.{0,12}吗|发生(?:过)?(?:了)?吗|(?:收到|发生|出现|收取|收)(?:过|了).{0,20}吗|有过|被.{0,10}(?:过|了)吗|有没|有不有|有的吗",
    r"\b(?:was|were|are|is) there (?:any|a|an)\b|\b(?:was|were) any\b|\b(?:did|does|do|has|have|had)\b.{0,60}\bany\b|\bdid (?:anyone|anybody|someone)|^any\b|\band any\b|^(?:did|has|have|were|was|is|are|does|do)\b",
)

OPERATIONS: tuple[tuple[Operation, str, re.Pattern[str]], ...] = (
    (
        Operation.CHECK,
        "",
        _any(
            r"加(?:起来|在一起|总).{0,12}(?:对吗|对不对|对得上|相等|一致|等于|吻合)|(?:分项|各项|明细|分数|小项|几项|子项|合计|总数|总计|数字|数据|结转|报告|两处|前后|表格|正文).{0,24}(?:对不对|对得上|对不上|一致|吻合|相符|符合|矛盾|出入|打架|衔接|平衡|勾稽|有错|有误|错误|准确|核对)",
            r"(?:正文|表格|文字|报表|表里|统计表).{0,20}(?:哪个|以哪|为准|不一样|不同|不一致|谁对|对不上)|哪个(?:数字|数据|数|是对|对|为准)|以哪个为准|自相矛盾|前后矛盾|勾稽|对账|数字.{0,6}(?:矛盾|冲突|对不上)|账.{0,3}平|(?:数字|数据|数|统计|表格?).{0,4}(?:有没有|有无|是否有|有什么?)(?:问题|毛病|错|误|出入|矛盾)|(?:数字|数据).{0,6}(?:有问题|有毛病|有误|有错)|相加.{0,10}(?:等于|对|一致)",
            r"add up|adds up|sum up to|consistent|inconsisten|reconcile|match(?:es)? (?:the|up|last)|contradict|discrepan|tally with|which (?:one|figure|number) is (?:right|correct)|agree with",
        ),
    ),
    (
        Operation.SHARE,
        "disclosure_rate",
        _any(r"公开率|予以公开率|同意率|公开比例|公开占比|disclosure rate|grant rate|rate of disclosure"),
    ),
    (
        Operation.SHARE,
        "corrected_rate",
        _any(r"纠错率|纠正率|败诉率|被纠正率|correction rate|overturn rate|loss rate"),
    ),
    (Operation.SHARE, "upheld_rate", _any(r"维持率|胜诉率|upheld rate")),
    (
        Operation.SHARE,
        "refused_rate",
        _any(r"不予公开率|拒绝率|不公开率|refusal rate|rejection rate|denial rate"),
    ),
    (
        Operation.SHARE,
        "answered_rate",
        _any(r"办结率|答复率|回复率|completion rate|response rate|reply rate"),
    ),
    (
        Operation.RATIO,
        "",
        _any(
            r"(?<!增长)(?<!增加)(?<!提高)(?<!上升)(?:是|为|相当于|等于).{0,16}(?:几|多少)倍|倍数|how many times (?:as|more|larger|the)|times as many|ratio of"
        ),
    ),
    (
        Operation.GROWTH,
        "",
        _any(
            r"(?:增长|增加|下降|减少|上升|提高|降低|增|减|升|降|涨|多|少)(?:了)?(?:百分之|多少个?百分|几成|多少%|几个?百分|几倍|多少倍)|增长率|增幅|降幅|增速|涨幅|变化率|同比(?!.{0,8}(?:多少件|几件|多几|少几))|百分之(?:几|多少).{0,6}(?:增|减)|幅度",
            r"growth|percent(?:age)? (?:change|increase|decrease)|by what percent|what percent(?:age)? (?:did|more|fewer|less|higher|lower)|year[- ]on[- ]year|yoy|rate of (?:increase|change|growth)|how much .{0,30}percent",
        ),
    ),
    (
        Operation.SHARE,
        "",
        _any(
            r"占(?!领|用|地|有率).{0,16}(?:多少(?!分(?!之))|几(?!分(?!之))|比|百分|多大|吗|份额)|占比|比例|比重|百分比|几成|占.{0,20}的?(?:百分之|%)|百分之(?:几|多少)|所占|占了?多少(?!分(?!之))",
            r"\bshare\b|proportion|percentage of|what percent(?:age)?|what fraction|how large a part|what part of|as a percentage|account(?:ed|s)? for",
        ),
    ),
    (
        Operation.DIFFERENCE,
        "",
        _any(
            r"(?:相差|差|差距|多出|少了|多了|增加了?|减少了?|下降了?|上升了?|增长了?|降了?|涨了?|升了?|增减)(?:了)?(?:是|有)?(?:多少|几)(?!%|个?百分|倍|成)|(?:比|较|同).{0,20}(?:多|少|增|减|高|低|升|降|涨|变化|增长|下降|上升)|多还是少|增(?:加)?还是减|升还是降|涨了还是|是增是减|变化(?:了)?(?:多少|情况|如何|怎么样|大吗)?|增减|差额|差值|差多少|相差|差几",
            r"\bdifference\b|how many (?:more|fewer|less)|how much (?:more|less|higher|lower)|(?:more|fewer|less|higher|lower|greater) than|\b(?:increase|decrease|change|rise|fall|drop|grow)[ds]?\b(?!.{0,6}this year)|go(?:ne)? (?:up|down)|went (?:up|down)|compared? (?:with|to) (?:last|the previous|the year)",
        ),
    ),
    (
        Operation.RANK,
        "",
        _any(
            r"最多|最少|最常见|最主要|最高|最低|最大|最小|排名|排行|名列|第一名|前[一二三四五六七八九十\d]+(?:名|位|个|家)|倒数|由(?:多|高|大)到|从(?:多|高|大)到|从(?:少|低|小)到|排序|排第几|居首|垫底|排在第|第几名|位居",
            r"\b(?:most|fewest|highest|lowest|largest|smallest|least|maximum|minimum|greatest|biggest)\b|\brank(?:ing|ed|s)?\b|\btop (?:\d+|two|three|five|ten)\b|\border(?:ed)? by\b",
        ),
    ),
    (
        Operation.COMPARE,
        "",
        _any(
            r"(?:谁|哪个|哪家|哪边|哪一个|哪一方|哪里|哪一边|何者)(?:收到|收|办|处理|公开|的|申请|受理)?.{0,14}(?:更?多|更?少|更?高|更?低|更?大|更?小)|对比|比较|相比|vs|versus|比一比",
            r"\bcompare|\bcomparison\b|which (?:one |county |city |body |year )?(?:had|has|received|handled|issued|is|was) (?:the )?(?:more|fewer|less|higher|lower)|who (?:had|received) (?:more|fewer)|\bversus\b|\bvs\b",
        ),
    ),
    (Operation.AVERAGE, "", _any(r"平均|均值|average|\bmean\b(?! (?:by|that))|per year on average")),
    (
        Operation.SUM,
        "",
        _any(
            r"合计|总数|总量|总共|一共|共计|加起来|加在一起|总和|之和|累计|相加|总计|共有|in total|altogether|combined|sum of|\btotal\b|together|overall|add(?:ed)? together"
        ),
    ),
    (
        Operation.SERIES,
        "",
        _any(
            r"历年|逐年|各年(?!报)|每年|趋势|走势|变化趋势|分年|按年|分别是?多少|over the years|each year|every year|by year|per year|trend|year by year"
        ),
    ),
    (
        Operation.BREAKDOWN,
        "",
        _any(
            r"(?:都|全)?(?:是|由)?(?:谁|哪些人|什么人|哪几类人|哪类人)(?:来)?(?:提|申请|递交|提交|提出)|构成|组成|分布|明细|细分|分类|按.{0,8}(?:分|划分|统计)|分别|都有哪些(?:人|类|申请)|(?:哪些|哪几|什么)(?:类|种|类型|类别|人|主体)(?:的)?(?:申请|提)|各(?:是|有|为|占|类|种)?(?:多少|几)|各类|各种|各项|申请人(?:类型|类别|情况|结构)|(?:办理|处理)结果(?:如何|怎样|怎么样|分|情况|是什么|有哪些|是怎样)|怎么(?:办理|处理)的|如何(?:办理|处理)的|怎么办的|(?:结果)(?:如何|怎么样|怎样|是什么)",
            r"break ?down|breakdown|broken down|composition|distribut|by (?:type|kind|category|applicant|outcome|result|reason)|respectively|what kinds? of|which types? of|each (?:type|kind|category)|itemi[sz]e|how were (?:they|the|these)|what happened to|outcomes? of|what were the (?:results|outcomes)",
        ),
    ),
)

CONTEXT_AFTER = re.compile(r"^(?:申请|案件)?(?:之?中|里面?|当中|其中|中间|里头|内)(?!止|心|国|小|外|部)")
"""After a mention: it only names the whole that what follows is a part of."""

PLANS = _any(
    r"计划|拟|打算|下一步|明年|来年|下年度?(?!继续|办理)|今后|准备(?!好)|将(?!近)|目标|预算|plan(?:s|ned|ning)?\b|next year|intend|will\b|going to|target"
)

# --- details of the report itself -------------------------------------------------------

FIELDS: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ("fax",),
        _any(r"传真(?!申请|方式)(?:号码?|是多少|多少)?", r"\bfax (?:number|no)\b|\bfax\?|their fax|the fax"),
    ),
    (("email",), _any(r"邮箱|电子邮件(?!申请)|e-?mail|邮件地址")),
    (("postcode",), _any(r"邮编|邮政编码|post ?code|postal code|zip code")),
    (
        ("phone",),
        _any(
            r"电话(?!申请)|联系方式|联系号码|怎么联系|如何联系|咋联系|打(?:什么|哪个|几号|啥)(?:号码|电话)?|(?:联系|咨询)(?:谁|哪里|哪个)|座机|号码是",
            r"(?<!mobile )(?<!cell )(?<!smart )(?<!on a )(?<!on my )(?<!on the )\b(?:tele)?phone\b|\bphone number|\btel\b|contact (?:number|details|info\w*|the office)|how (?:can|do|to) (?:i |we |to )?(?:contact|reach|call)|number to call|call\b.{0,20}number",
        ),
    ),
    (
        ("office_hours",),
        _any(
            r"办公时间|上班时间|工作时间|几点(?:上班|下班|开门)|什么时候(?:上班|办公)|office hours|opening hours|working hours"
        ),
    ),
    (
        ("address",),
        _any(
            r"地址|办公地点|办公室在哪|在哪(?:里|儿)?办公|在什么地方办公|\baddress\b|where is the (?:\w+ )?office|located"
        ),
    ),
    (
        ("index_number", "document_number"),
        _any(r"索引号|文件(?:的)?编号|编号(?:是多少|多少|是什么)|index (?:number|no)|reference number"),
    ),
    (("document_number",), _any(r"文号|发文字号|document number")),
    (
        ("signed", "published"),
        _any(
            r"落款|成文(?:日期|时间)|签(?:署|发|字)(?:日期|时间)|报告(?:的)?(?:日期|写于|写成)|(?:was|is) (?:the |this )?(?:report )?(?:dated|signed)|date of the report|signing date|signed on|date(?:d)? on the report"
        ),
    ),
    (
        ("published", "signed"),
        _any(
            r"(?:什么时候|何时|哪天|哪一天|几月几[日号]|几号|什么时间|哪日)(?:被)?(?:发布|发出|公布|挂|上网|发表|公开|发的|出的|上传|登)|(?:发布|公布|发文|公开|挂网|上网)(?:的)?(?:时间|日期|日子)|(?:报告|年报|网页|文章).{0,10}(?:什么时候|何时|哪天|几号).{0,6}(?:发|出|公|挂|上)|(?:发布|公布)于(?:何时|哪天)",
            r"when (?:was|were|did|is) .{0,50}(?:publish|releas|issu|post|come out|put online|made public)|(?:publication|release|issue|publishing) date|date of (?:publication|release|issue)|what date",
        ),
    ),
    (
        ("period", "period_start"),
        _any(
            r"统计(?:数据)?(?:的)?(?:期限|时间段?|时段|期间|周期|区间|起止|截止)|统计(?:数字|数据|到|至).{0,12}(?:几月|哪天|什么时候|何时|几号|哪一天)|数据(?:的)?(?:截[至止]|时间段|起止|期限)|从几月几[日号]|统计(?:的)?(?:是)?.{0,6}时间段?|哪个时间段|什么时间段|截[至止](?:时间|日期|到)|起止(?:时间|日期)|统计(?:的)?是(?:哪|什么)(?:个|段)?(?:时间|时候|时期)",
            r"(?:reporting|statistic\w*|data|time) period|what period|period (?:covered|of|does)|which (?:dates|months|period)|from when to when|cover(?:s|ed|ing)? (?:what|which) (?:period|dates|time)|period do",
        ),
    ),
    (
        ("publisher", "source", "agency"),
        _any(
            r"发布机构|发布单位|发布部门|(?:哪个|哪家|什么)(?:单位|部门|机构|机关)(?:发布|发的|公布|编制|写|出)|谁(?:发布|编制|公布|写|出具|发)的?",
            r"\bpublisher\b|who (?:published|released|issued|wrote|prepared|compiled)|which (?:government|agency|county|body|department|office) (?:published|released|issued|wrote|prepared)|issuing (?:body|agency)",
        ),
    ),
    (
        ("source",),
        _any(r"(?:信息|稿件|文章|网页)?来源(?:是|于)?|供稿|稿源|source of (?:the|this)|what is the source"),
    ),
    (
        ("agency",),
        _any(
            r"(?:这|该)(?:份报告|报告)?是(?:哪个|哪里|谁)(?:县|市|区|局|单位|政府|地方)?(?:发|写|编)?的|哪个(?:县|市|区|局|单位)(?:发|写|编)?的(?:报告)?$"
        ),
    ),
    (
        ("title",),
        _any(
            r"(?:报告|年报|文件)(?:的)?(?:标题|题目|名称|全称|名字|叫什么)|title of (?:the|this) report|report'?s? title"
        ),
    ),
    (
        ("responsible", "office"),
        _any(
            r"(?:谁|哪位|哪个领导|哪位领导|什么人|哪个人)(?:来|在)?(?:负责|分管|主管|牵头|管)|(?:负责人|责任人|分管领导|主管领导|牵头人|分管负责)(?:是|叫)?|归(?:谁|哪位|哪个)(?:领导)?(?:管|负责|分管)|由谁(?:负责|分管|主管|牵头)",
            r"who is (?:in charge|responsible)|person in charge|who (?:leads|heads|manages|oversees|supervises)|responsible person|in charge of",
        ),
    ),
    (
        ("office",),
        _any(
            r"(?:工作|受理|承办|主管)机构(?:是|叫|名称|在)|哪个(?:科室|办公室|处室|股室)(?:负责|受理|承办)|which office (?:handles|is responsible|accepts)"
        ),
    ),
    (
        ("channel",),
        _any(
            r"(?:报告|年报|全文|原文).{0,10}(?:在哪|哪里|哪儿|什么地方|怎么看|如何看|怎么查|如何获取|怎么获取|哪能|下载|看到)|在?哪(?:里|儿)?(?:可以|能|能够)?(?:看到|查到|看|下载|找到|查阅|查看|公布|获取)(?:到)?(?:这份|该|这个|这|年度|完整|全部|全文)?(?:报告|年报|全文|原文)|(?:公布|公开|发布)(?:的)?(?:方式|渠道|地方|平台)是|(?:报告|年报)(?:公布|发布|公开)在",
            r"where (?:can|could|do|to) (?:i |we |people |one )?(?:find|read|see|download|get|view|access) (?:the|this|a copy)|where (?:is|was) (?:the|this) report|how (?:is|was) (?:the|this) report (?:published|released)",
        ),
    ),
    (
        ("website",),
        _any(r"网址|(?:官网|网站)(?:的)?(?:地址|链接|域名)|web ?site address|\burl\b|website link"),
    ),
    (
        ("structure",),
        _any(
            r"(?:报告|年报).{0,8}(?:主要)?(?:包括|包含|讲|写|分为|分成|分)(?:了)?(?:哪些|哪几|几|什么|哪)(?:个|块|部分|方面|内容|章|大)?(?!.{0,4}问题)|(?:报告|年报)的?(?:结构|框架|目录|提纲|大纲)",
            r"what (?:does|do) (?:the|this) report (?:mainly )?(?:include|cover|contain|consist)|(?:structure|outline|contents|sections|parts) of (?:the|this) report|what is in the report",
        ),
    ),
    (
        ("attachment",),
        _any(r"附件|附了(?:什么|啥)|附表|后面附|附带|附录|\battach(?:ed|ment)|\bannex|\bappendix|enclosed"),
    ),
)

# --- parts of the report's text ---------------------------------------------------------

TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "problems_answered",
        _any(
            r"(?:上年|去年|上一年度?|上年度|以前|之前|往年).{0,10}问题.{0,10}(?:改|整改|解决|落实)|问题.{0,6}(?:改进|整改|解决)(?:了|情况|没|得|怎)|改进情况|整改情况|how were .{0,20}problems (?:solved|addressed|fixed)|improvements? made"
        ),
    ),
    (
        "problems",
        _any(
            r"(?:存在|有|面临|遇到|什么|哪些|主要|突出).{0,8}(?:问题|不足|困难|短板|毛病|缺点|薄弱)|问题(?:是什么|有哪些|和不足|与不足|及|在哪)|(?:不足|短板|薄弱环节|缺点|弱点)|哪(?:里|些方面|些地方|方面)(?:做得)?(?:不好|不够|还不|有差距|需要改)|做得不(?:好|够)|主要问题|\bproblems?\b|shortcoming|deficienc|weakness|difficult(?:y|ies)|\bissues?\b (?:exist|remain|are|were)|what went wrong"
        ),
    ),
    (
        "plan",
        _any(
            r"(?:下一步|明年|来年|下年度?|下一年度?|今后|未来|接下来|后续|新的一年|往后).{0,12}(?:计划|打算|安排|工作|重点|措施|怎么|如何|做|干|思路|举措|目标)|工作(?:计划|打算|思路)|改进(?:措施|办法|方向|计划|举措)|怎么改进|如何改进|打算(?:怎么|如何)|有(?:什么|哪些)(?:计划|打算|改进)|\bplans?\b|next steps?|next year|improve(?:ment|d)? (?:measures|plans)|going to (?:do|improve)|(?:will|to) be improved"
        ),
    ),
)

TEXT_WORDS = _any(
    r"什么|哪|怎么|怎样|如何|为什么|为何|为啥|咋|哪些|哪几|啥|介绍|讲讲|说说|原因|措施|做法|举措|概况|内容|情况如何|哪里|哪儿|主要|谈谈|列举|列出|总结|概括",
    r"\bwhat\b|\bhow\b(?! many| much)|\bwhy\b|\bwhich\b|describe|explain|summar|reason|what measures",
)


def first_match(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    """Where a cue stands in the text."""
    found = pattern.search(text)
    return found.span() if found else None
