"""Who somebody is, read from how a paragraph brings the name: what stands before it, behind it, or is said of it."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from corpus.chinese.clauses import trimmed
from corpus.chinese.names import tagged
from corpus.lazy import lazy_pattern

#: What somebody may be: the last word before a name, or all that is said behind it.
ROLE: Final = (
    r"书记|主任|市长|县长|区长|镇长|乡长|省长|州长|旗长|部长|局长|厅长|处长|科长|股长|所长|院长|校长|园长|馆长|站长|队长|班长|组长|会长|社长|行长|厂长|"
    r"司长|署长|庭长|团长|营长|连长|排长|舰长|机长|船长|村长|户长|理事长|董事长|秘书长|台长|总长|首相|总统|总理|大臣|议长|议员|主席|总裁|经理|总监|主管|主编|"
    r"总干事|发言人|负责人|法人|法定代表人|代表|委员|干部|专干|干事|职工|员工|工人|民工|农民|牧民|村民|市民|居民|渔民|股民|老板|店主|业主|户主|房东|租客|乘客|旅客|"
    r"游客|顾客|患者|病人|伤员|司机|师傅|教师|老师|教授|讲师|导师|学生|同学|学者|专家|院士|博士|硕士|研究员|工程师|技术员|医生|医师|护士|护士长|药师|军医|"
    r"律师|法官|检察官|民警|警察|辅警|军官|战士|士兵|班长|消防员|教练|教练员|运动员|选手|球员|队员|裁判|冠军|记者|编辑|作家|诗人|画家|歌手|演员|导演|编剧|"
    r"主播|主持人|翻译|厨师|裁缝|木匠|石匠|铁匠|工匠|匠人|艺人|传承人|手艺人|创始人|合伙人|发起人|召集人|带头人|联系人|承包人|经营户|贫困户|脱贫户|养殖户|种植户|大户|"
    r"农户|牧户|党员|团员|志愿者|网格员|护林员|护边员|管护员|管水员|巡护员|监督员|协管员|调解员|宣讲员|讲解员|快递员|骑手|外卖员|保洁员|保安|环卫工|"
    r"联络员|观察员|评论员|飞行员|驾驶员|航天员|宇航员|售票员|营业员|服务员|店员|会计|出纳|采购员|检验员|"
    r"队友|同事|邻居|朋友|父亲|母亲|爸爸|妈妈|丈夫|妻子|爱人|儿子|女儿|孙子|孙女|爷爷|奶奶|外公|外婆|哥哥|弟弟|姐姐|妹妹|老人|老汉|大爷|大妈|大娘|大叔|大姐|"
    r"阿妈|阿爸|姑娘|小伙|小伙子|男子|女子|男孩|女孩|青年|少年|儿童|孩子|军人|退役军人|老兵|校友|代言人|嫌疑人|被告人?|被告|原告|家属|当事人|目击者|幸存者|遇难者|获得者|得主|"
    r"第一书记|村官|大学生|毕业生|研究生|大使|参赞|领事|特使|司令|司令员|政委|参谋|法师|僧人|活佛|馆员|船员|船工|矿工|焊工|电工|钳工|技工|瓦工|绣娘|菜农|果农|茶农|棉农|猎人|牧人|采菌人|"
    r"[^\W\d]{1,2}(?:员|师|家|长|者|匠|工|商|手|兵)"
)
_ROLE_END: Final = lazy_pattern(rf"(?:{ROLE})(?:之一|助理|候选人|同志|们)?[、]?$")
#: Words before a name that belong to no title, by LAC's tags: verbs of the sentence, prepositions, particles.
_STOPS: Final = frozenset(("p", "xc", "d", "c", "w", "TIME", "t"))
#: 男，65岁 · 现任…局长 · 是…干部 · （…院长）
_IS: Final = lazy_pattern(
    r"(?:，[^，。！？；]{1,16}){0,1}?(?:，)?(?:原来|本|曾|现|就|都|也|只)?是(?!否|不是|说|因|为了|在|从|要)(?:一[名位个])?(?P<what>[^，。！？；：“”]{2,40})"
)
_HOLDS: Final = lazy_pattern(
    r"(?:，|同志)?(?:目前|如今|眼下|自[^，。]{1,12})?(?:现|现在|曾|原)?(?:担任|兼任|出任|接任|任|当选为?|当上了?|当了|做了)(?P<what>[^，。！？；：“”]{2,40})"
)
#: 以53.6%的得票率当选总统: what somebody became, with how; more than what went before.
_BECOMES: Final = lazy_pattern(
    r"(?![的和与及、等])(?:，|同志)?(?P<how>[^，。！？；“”]{0,24}?)(?:当选为?|出任|接任|就任|升任|晋升为?|被任命为|被选为|被推举为|被推选为)(?P<what>[^，。！？；：“”]{2,40})"
)
_OPENS: Final = lazy_pattern(r"[（(](?P<what>[^（）()]{2,40})[）)]")
_COMMA: Final = lazy_pattern(r"，(?P<what>[^。！？；：“”]{2,40}?)(?=[，。；])")
#: …的N, 叫N, 名叫N: 村里的木匠师傅叫N
_CALLED: Final = lazy_pattern(r"(?P<what>[^，。！？；：“”]{2,24}?)(?:名叫|名字叫|叫做?|就是|[是为])$")
_LONGEST: Final = 44
_EDGE: Final = "的，、。；：（）()“”\"'：: "
_SAYS: Final = lazy_pattern(
    r"^(?:据|对|对于|在|由|让|找到了?|请来了?|来自|以|同|与|和|向|给|被|把|像|连|当|而|但|其中|此外|同时|为此|近日|今年|去年|连续|记者见到|见到|采访了?)"
)


class Identity(NamedTuple):
    """What is said of somebody at [start, end) of a paragraph, and how plainly: more is plainer."""

    start: int
    end: int
    plainness: float


def identities(quote: str, start: int, end: int) -> Iterator[Identity]:
    """Yield what a paragraph says that the name at [start, end) is."""
    before = _before(quote, start)
    if before:
        yield before
    became = _BECOMES.match(quote, end, end + 80)
    if became and not _names_somebody(became["how"]) and _ROLE_END.search(became["what"].rstrip("的了")):
        first, last = trimmed(quote, before.start if before else became.start("what"), became.end("what"))
        yield Identity(first, last, 3.2)
    rest = quote[end : end + 80]
    for pattern, plain in ((_HOLDS, 2.2), (_IS, 2.0), (_OPENS, 2.0), (_COMMA, 1.0)):
        match = pattern.match(rest)
        if (
            match
            and (pattern is _HOLDS or _ROLE_END.search(match["what"].rstrip("的了")))
            and "什么" not in match["what"]
        ):
            first, last = trimmed(quote, end + match.start("what"), end + match.end("what"))
            yield Identity(first, last, plain)
    if match := _CALLED.search(quote[max(0, start - 30) : start]):
        offset = max(0, start - 30)
        first, last = trimmed(quote, offset + match.start("what"), offset + match.end("what"))
        if _ROLE_END.search(quote[first:last]):
            yield Identity(first, last, 1.5)


def _before(quote: str, start: int) -> Identity | None:
    """Return the title in front of a name: the nouns, places and offices up to the word that is none."""
    opening = max(0, start - _LONGEST)
    lead = quote[opening:start]
    cut = max((lead.rfind(mark) for mark in '，。！？；：:（）()\n“”「」"'), default=-1) + 1
    lead, opening = lead[cut:], opening + cut
    words = tagged(lead)
    if "".join(word for word, _ in words) != lead:
        words = tuple((char, "n") for char in lead)
    at = len(lead)
    kept = at
    for word, tag in reversed(words):
        if word.isspace():  # 记者 周文
            at -= len(word)
            continue
        if tag in _STOPS and word not in "、·/—-—－和与兼":
            break
        if tag in ("v", "vd", "r", "u", "f", "s") and not (kept < len(lead) and _goes_on(word, tag)):
            break
        at -= len(word)
        kept = at
    first, last = opening + kept, start
    while first < last and quote[first] in _EDGE + "和与及兼了着":
        first += 1
    if match := _SAYS.match(quote[first:last]):
        first += match.end()
    while last > first and quote[last - 1] in _EDGE:
        last -= 1
    said = quote[first:last].strip()
    if len(said) < 2 or not _ROLE_END.search(said):
        return None
    of_some_place = any(tag in ("LOC", "ORG") for _, tag in tagged(said))
    return Identity(first, last, 1.5 + min(len(said), 20) / 20 + 0.6 * of_some_place)


def _names_somebody(text: str) -> bool:
    """Tell whether a text has another person, of whom the rest is told then."""
    return any(tag == "PER" for _, tag in tagged(text))


def _goes_on(word: str, tag: str) -> bool:
    """Tell whether a word that mostly ends a title may stand inside one: 的, 原, 前, 驻, 振兴."""
    return word in ("的", "原", "前", "驻", "副", "总", "本", "该", "上") or (tag == "v" and len(word) >= 2)
