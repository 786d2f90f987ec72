"""Questions that set values against each other or add them up: their operands, told from the question."""

import re
from typing import Final, NamedTuple

from bot.dialogue.kinds.contracted import spelled_out
from bot.dialogue.kinds.splitting import enumerated
from bot.dialogue.plan import SubQuestion
from corpus.chinese.names import tagged
from corpus.chinese.questions import FACT_ASKED
from corpus.lazy import lazy_pattern

#: 多, 高, 大 … : what is compared, and whether it is the greater one that is asked for.
MORE: Final = "多|高|大|长|重|远|贵|早|久|宽|深|快"
LESS: Final = "少|低|小|短|轻|近|便宜|晚|窄|浅|慢"
_TRAIT: Final = f"(?:{MORE}|{LESS})"
#: 岗巴县和仁布县哪个多 · 民兵和武警官兵相比，哪边人多 · 甲和乙谁的面积更大
_WHICH: Final = lazy_pattern(
    rf"^(?P<items>.{{2,50}}?)(?:相比|比起来|比较|比一比|里面?|之间|这两[个家样种]|两[个家样种边])?[,的]?"
    rf"(?:哪一?(?:[个家边项样种类头年届次场队方村]|[^,\W]{{1,3}})|谁|哪里)(?P<what>[^,]{{0,12}}?)(?:更|比较|最|要)?(?P<trait>{_TRAIT})(?:一?些|一?点|得多)?[呢啊呀]?$"
)
#: 本地党员多还是少数民族党员多 · 是甲大还是乙大
_OR: Final = lazy_pattern(
    rf"^(?P<first>.{{2,40}}?)(?P<trait>{_TRAIT})[,]?还是(?P<second>.{{2,24}}?)(?:更)?(?P=trait)[呢啊呀]?$"
)
#: 甲比乙多多少 · 甲比乙高出几个百分点 · 甲比乙少了多少
_THAN: Final = lazy_pattern(
    rf"^(?P<first>.{{2,40}}?)比(?P<second>.{{2,24}}?)(?P<trait>{_TRAIT}|差|省)(?:出|了|上)?(?P<verb>[^,多少几\d]{{0,4}}?)(?P<ask>多少|几)(?P<unit>.{{0,8}})$"
)
#: 比上年增长多少, 比原来多了几户: one thing at two times, whose difference is printed as a rule.
EARLIER: Final = (
    r"(?:上个?|前一?|去|往|当|头一?)(?:年|月|周|季度?|期|天|届|次|回)|(?:去年|上年|历史)?同期|同比|环比|年初|月初|原来|原先|起先"
    r"|先前|当初|以往|往年|以前|之前|此前|过去|从前|预期|计划"
)
_EARLIER: Final = lazy_pattern(EARLIER)
#: 甲和乙差多少 · 甲与乙相差几公里
_APART: Final = lazy_pattern(
    r"^(?P<items>.{3,50}?)[,]?(?P<what>[^,]{0,6}?)(?:相差|差距是?|差了?|悬殊)(?P<ask>多少|几|多大)(?P<unit>.{0,8})$"
)
#: 甲、乙、丙一共多少 · 甲和乙加起来有几个 · 甲加上乙合计多少
_TOTAL: Final = lazy_pattern(
    r"^(?P<items>.{3,60}?)[,]?(?:[两三四五六](?:[样项家边种类个者方市县区镇乡村地队国省校厂所人]|个(?:[村市县镇乡]|地方))|都)?(?P<how>的?总数|一共|总共|合计|合起来|加起来|加在一[起块]|总计|共计|拢共|合在一起|共)"
    r"(?P<verb>[^,多少几]{0,8}?)(?P<ask>多少|几)(?P<unit>.{0,12})$"
)
#: 有几个党员不是本地的 · 多少户没有搬
_OTHERS: Final = lazy_pattern(
    r"^(?P<whole>.{2,30}?)(?:有|里|中)?(?P<ask>多少|几)(?P<unit>[名个位户家人所座辆台件])(?P<noun>[^,]{0,8}?)(?P<not>不是|非|不属于|没有?)(?P<trait>[^,]{2,10}?)的?$"
)
_LOOSE: Final = "的呢啊呀"
#: What a list is followed by that says what something is done for; some are tagged as verbs.
_FOR: Final = ("为", "为了", "在", "用", "用于", "从", "给", "向", "对", "通过", "靠")
_LONGEST_TRAIT: Final = 6
#: 哪个多，差多少
_HOW_MUCH: Final = lazy_pattern(r",(?:相?差|多)(?:了|出)?(?:多少|几).{0,3}$")
#: 长多少, 差多少呢: the difference between what was compared last.
_BY_HOW_MUCH: Final = lazy_pattern(
    rf"(?:那么?)?(?:{_TRAIT}|相?差|差距|悬殊)(?:有|是|了|出)?(?:多少|多大|几.{{1,4}})[呢啊呀]?"
)
_ASKED_OF: Final = {"长": "多长", "重": "多重", "高": "多少", "大": "多少", "远": "多远"}


class Terms(NamedTuple):
    """The operands of a question, what it does with them, whether the greater one is asked for, and in which word."""

    operands: tuple[SubQuestion, ...]
    does: str
    greater: bool = True
    trait: str = ""


def comparison_in(plain: str) -> Terms | None:
    """Return the two or more operands that a question compares, or None; ``does`` is "which" or "apart"."""
    bare, asks_how_much = _HOW_MUCH.subn("", plain)
    if match := _WHICH.match(bare):
        listed = _operands(match["items"], _what(match["what"], match["trait"]))
        does = "apart" if asks_how_much else "which"
        return Terms(listed, does, _is_more(match["trait"]), match["trait"]) if listed else None
    if match := _OR.match(plain):
        listed = _operands(f"{match['first'].removeprefix('是')}、{match['second']}", "有多少")
        return Terms(listed, "which", _is_more(match["trait"]), match["trait"]) if listed else None
    match = _THAN.match(plain)
    if match and not FACT_ASKED.search(match["first"]) and not _EARLIER.match(match["second"]):
        asking = f"{match['verb']}{match['ask']}{match['unit'].strip(_LOOSE)}"
        return Terms(
            _both(match["first"], match["second"], asking), "apart", _is_more(match["trait"]), match["trait"]
        )
    if match := _APART.match(plain):
        listed = _operands(match["items"], f"{match['what']}多少{match['unit']}")
        listed = listed or _operands(match["items"] + match["what"], f"多少{match['unit']}")
        return Terms(listed, "apart") if listed else None
    return None


def asked_apart(turn: str, topic: str) -> str | None:
    """Return a comparison with its difference asked for, where a turn asks by how much (长多少); else None.

    Args:
        turn: in comparable characters, without marks at its end.
        topic: the question before it, likewise.
    """
    asks = _BY_HOW_MUCH.fullmatch(turn) and (terms := comparison_in(topic)) and terms.does == "which"
    return f"{topic},差多少" if asks else None


def sum_in(typed: str) -> Terms | None:
    """Return the operands that a question adds up ("add"), or the whole and the part it takes away ("less")."""
    plain = spelled_out(typed)
    if match := _TOTAL.match(plain):
        if match["how"].endswith("共") and _ends_with_deed(match["items"]):
            return None
        asking = f"{match['verb']}{match['ask']}{match['unit'].strip(_LOOSE)}"
        listed = _operands(match["items"], asking)
        return Terms(listed, "add") if listed else None
    if match := _OTHERS.match(plain):
        whole, noun, trait = match["whole"].removesuffix("有"), match["noun"], match["trait"]
        many = f"{match['ask']}{match['unit']}"
        return Terms(
            (
                SubQuestion(noun or "总数", f"{whole}有{many}{noun}"),
                SubQuestion(f"{trait}{noun}", f"{whole}{trait}{noun}有{many}"),
            ),
            "less",
        )
    return None


def _operands(text: str, asking: str) -> tuple[SubQuestion, ...]:
    found = enumerated(text.strip(",的"))
    if found is None:
        return ()
    head, labels, tail = found
    if head.endswith(",") and head[-2:-1] not in "里中":  # 活动场所的投入,甲县 → 甲县活动场所的投入
        return tuple(SubQuestion(label, f"{label}{tail}{head[:-1]}{asking}") for label in labels)
    return tuple(SubQuestion(label, f"{head}{label}{tail}{asking}") for label in labels)


def _both(first: str, second: str, asking: str) -> tuple[SubQuestion, ...]:
    """Return the two sides of 甲的得分比乙高多少: what the first one says of itself is asked of the second, too."""
    whose, of, what = first.rpartition("的")
    if whose and "的" not in second and what[-1:] == second[-1:]:  # 清河的街道小组比社区小组: of one place
        return SubQuestion(what, f"{first}{asking}"), SubQuestion(second, f"{whose}的{second}{asking}")
    if of and whose and "的" not in second and len(what) <= _LONGEST_TRAIT:
        return SubQuestion(whose, f"{first}{asking}"), SubQuestion(second, f"{second}的{what}{asking}")
    return SubQuestion(first, f"{first}{asking}"), SubQuestion(second, f"{second}{asking}")


def _ends_with_deed(text: str) -> bool:
    """Tell whether something is done by the last of a list, so that not the list is added up (… 党组织评奖共几个)."""
    last = re.split("[、和跟与及]|加上?", text)[-1]
    words = tagged(last)[1:]
    if any(tag == "p" or word in _FOR for word, tag in words[:2]):  # 临沅为治湖: what it is done for
        return False
    return not last.endswith("的") and any(tag in ("v", "vd") and word != "组织" for word, tag in words)


def _what(what: str, trait: str) -> str:
    """Return the words that ask for a value: 面积大 → 面积多少, 长 → 多长."""
    what = what.strip("的")
    if what in ("人", "数量", "数", "人数"):
        return "有多少人" if "人" in what else "有多少"
    return f"{what}多少" if what else _ASKED_OF.get(trait, "多少")


def _is_more(trait: str) -> bool:
    return trait in MORE.split("|")
