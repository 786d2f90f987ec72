"""Words that name one quantity, and words that make another of it: 迎来 is 接待, but 人均收入 is not 收入."""

from functools import lru_cache
from typing import Final

from corpus.chinese.names import ordinals_in, squeezed, tagged
from corpus.lazy import lazy_pattern

#: Other words for one thing; a group has the name of the word that they are replaced by.
_ONE_THING: Final = lazy_pattern(
    r"(?P<接待>迎来|吸引|迎接|接纳)|(?P<种植>栽种|栽植|栽下|种下|播种|(?<![物品多一各这那])种(?=了))"
    r"|(?P<建成>修建|建起|建设|建好|兴建|落成|建(?=了))|(?P<投资>总投资|投入|耗资|斥资|造价|花费)"
    r"|(?P<参加>参与|出席|到场)|(?P<产量>总产量?|产出)|(?P<收入>营业收入|营收|创收|进账)|(?P<藏书>(?<!书)馆藏(?:图书)?)"
    r"|(?P<长>全长|总长|长度|长达)|(?P<面积>占地面积|占地)|(?P<搬迁>搬出|迁出|搬离)|(?P<捐款>捐赠|捐出|募集|募得|筹得|善款)"
    r"|(?P<受伤>负伤)|(?P<死亡>遇难|身亡|丧生)|(?P<游客>旅客|旅行者)|(?P<学生>学员)|(?P<村民>群众)"
)
#: What adds nothing to a quantity, as a word or what is left of one: 全村总收入, 经济收入, 蓄水量.
_ADDS_NOTHING: Final = lazy_pattern(
    r"(?:总|全|共|该|本|其|经济|综合|规模|数量|人数|总数|数额|数|额|量|总量|总额|金额|资金|面积|全年|年度|当年|年|度"
    r"|达到?|实现|完成|突破|超过|接近|达成|有|为|是|约|拥有|建有|设有|存有|现有|共有|接待|种植|建成|参加|发放|带动|吸纳|解决"
    r"|产生|取得|造成|导致|已?致|共?计|合计|总计|获得|形成|增[加长]?至?到?|提高|上升|下降|减少|降|升|至|到|稳定|保持|来|期间|人|村里?|村民|居民|开放|在[校册编岗]|已有|设有|登记|注册|观光|参观|游览|前来|镇|乡|县|市|区|厂|校|馆|园区|我们|我|报道|记者|介绍|统计|数据|显示|说)+"
)
#: 集体经济 of 集体经济收入 is 集体.
_FILLING: Final = lazy_pattern(r"经济|综合|总")
#: Words that make another quantity of one; each pattern is a quality that a value has or has not.
_QUALITIES: Final = tuple(
    map(
        lazy_pattern,
        (
            r"计划|预计|力争|目标|有望|规划|拟|将(?![军领近])|争取|确保|预期|预算|估计|原定|设计|额定|打算",
            r"[人户亩日月年]均|平均|每[人户亩天日月年家个座吨公]|单[价产]",
            r"其中|其余|余下|剩余|另外|另有|还有|分别|部分",
            r"累计|历年|迄今|[\d近]+年来|以来",
            r"新增|净增|新[招聘添]|再[增添建]",
            r"最[高多大长快强]|单日|峰值",
            r"最[低少小短慢]",
            r"首[日批期]|第1[天批期]",
            r"女|妇",
            r"男",
            r"进口",
            r"出口",
            r"线上|网络|网上|电商",
            r"不含|除去|扣除|未[计含]|净",
        ),
    )
)
PLANNED: Final = frozenset("0")
"""The quality of what is still to come; it holds for all values of a clause."""
_WORDS: Final = frozenset(("n", "nz", "nw", "vn", "v", "vd", "an", "s", "LOC", "ORG"))
#: 桥面宽, 深: the last word before a length says which one.
_SIZE: Final = lazy_pattern(r"[长宽高深厚重](?=(?:度|约|达|为|有|近|超过?)*$)")


@lru_cache(4096)
def canonical(text: str) -> str:
    """Return a text in comparable characters with one word for each thing that has several."""
    return _ONE_THING.sub(lambda match: match.lastgroup or "", squeezed(text))


@lru_cache(1024)
def qualities_of(text: str) -> frozenset[str]:
    """Return what makes another quantity of one in a canonical text: qualities by number, and ordinals."""
    found = {str(number) for number, quality in enumerate(_QUALITIES) if quality.search(text)}
    return frozenset(found) | ordinals_in(text)


def quantity_words(text: str, *, every: bool = False) -> tuple[str, ...]:
    """Return the words of a canonical text that say which quantity it is of, in order; every noun if wished."""
    words = [
        word
        for word, tag in tagged(text)
        if tag in _WORDS and (not _ADDS_NOTHING.fullmatch(word) or (every and tag == "n"))
    ]
    size = _SIZE.search(text)
    return tuple(dict.fromkeys([*words, *([size.group()] if size else [])]))


def words_beyond(text: str, known: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a canonical text that say more than some known ones: 旅游 of 旅游收入, known 收入."""
    for word in sorted(known, key=len, reverse=True):
        text = text.replace(word, " ")
    words = [_FILLING.sub("", word) for word in quantity_words(text)]
    return frozenset(word for word in words if word and not _is_said_otherwise(word))


def _is_said_otherwise(word: str) -> bool:
    """Tell whether a word adds nothing, or a quality that is told by its number."""
    return bool(_ADDS_NOTHING.fullmatch(word)) or any(quality.fullmatch(word) for quality in _QUALITIES)
