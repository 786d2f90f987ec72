"""A claim held against a sentence of the pages: confirmed, contradicted, or neither."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from typing import Final

from bot.dialogue.kinds.claims import Claim
from bot.dialogue.kinds.rivals import holds_of_rivals
from bot.dialogue.kinds.sender import Sender, judge_sender
from corpus.chinese.digits import TO_TEN
from corpus.chinese.dimensions import Dimension
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.text import normalize
from corpus.chinese.values import Value, find
from corpus.chinese.worth import comparable_with
from corpus.lazy import lazy_pattern
from retriever.question.moments import moments_of


class Verdict(Enum):
    """What a sentence says to a claim."""

    YES = "yes"
    NO = "no"
    OPEN = "open"


#: 不, 没, 未 … but not where they bound a number, link sentences or deny a hindrance (不到, 不仅, 不停航, 不受影响).
_NOT: Final = lazy_pattern(
    r"不(?![到足仅但断同久少超低高满大小管论惧畏负忘辞懈止停限]|受(?:上述|此|该|任何|这[一个]?)?(?:影响|限制|约束|管制)|在话下)|没(?!收)|未(?!来|成年|央)"
    r"|[无勿莫](?!论|数|缝|私|人机|线|锡|形|障碍)|(?:取消|叫停|废止)(?![^，。]{0,8}(?:限制|门槛|禁令|收费|[税费]))|禁止|严禁|谢绝|推迟|拒绝|否认|尚待|有待|落空|错失|流产|驳回|除[^，。]{1,12}外"
)
_CLAIM_NOT: Final = lazy_pattern(
    r"不(?![到足仅但断同久少超低高满止])|没(?!收)|未(?!来)|无(?!论|数|线|人机)|取消|叫停|废止"
)
_ALL: Final = lazy_pattern(
    r"都(?!市)|全(?!县|市|区|村|镇|乡|国|省|旗|州|年|长|球|民|体会|队|校|院|家|党|额)|所有|[个件家户人回次天]{2}|统统"
    r"|一律|彻底|完全|通通|一直|从来|始终|处处|每(?=[^\W\d])"
)
_SAYS_ALL: Final = lazy_pattern(
    r"全部|全都|都(?!市)|均|皆|100%|百分之百|无一|所有|一律|全覆盖|悉数|每(?!年|月|天|名|人)[^\W\d]|一[个次]不落|无一例外|全面|全数|一致"
)
_SAYS_PART: Final = lazy_pattern(
    r"其中|部分|多数|大多|有的|仅|只(?!要)|唯有|余下|其余|剩余|另有|尚有|还有|近半|一半|个别|少数|[几八九七六五四三二]成(?!立|功)"
)
_ONLY: Final = lazy_pattern(r"只(?!要)|仅|唯一|就[^，]{0,4}一|才")
_SAYS_ONLY: Final = lazy_pattern(r"唯一|仅|只(?!要)|独")
#: 到六十个了, 够十家, 过了八十米: at least so many.
_REACHES: Final = lazy_pattern(r"(?:过了?|到|够|达到?|满|有|凑|超)[^\d]{0,3}$")
#: 没有超过: what is claimed is the contrary of the bound that stands behind.
_NOT_BEYOND: Final = lazy_pattern(r"(?:没有?|未|不)$")
_MOST: Final = lazy_pattern(r"大头|一多半|多半|大半|多数|大部分|绝大|主要")
#: Who pays: what costs something, and what is free of charge.
_PAY: Final = lazy_pattern(
    r"掏|要[买购]?[门车船]?票|得买票|收费|收钱|交钱|[交缴](?![^，。]{0,4}免费)[^，。]{0,4}费|花钱|付钱|付费|自费|自己(?:出|买|带)|腰包|要钱"
)
_FREE: Final = lazy_pattern(
    r"免费|免[收交缴票签]|白[坐拿送看]|不[收交花出掏要](?![^，]{0,2}的)[^，。]{0,5}[钱费元]|一分钱|全额|代缴|承担|统一购买|费用为零|公家"
)
#: 停车每次5元, 票价20元: what has a price is paid for.
_PRICED: Final = lazy_pattern(
    r"每(?:个?小时|[次人张辆天晚位只])[^，。；]{0,4}?\d[\d.]*元|(?:[票房车]价|单价|收取)[^，。；\d]{0,6}\d[\d.]*元"
)
_OPENS: Final = r"(?<!停止)(?:开门|开馆|开园|开市|开放|营业)"
_CLOSES: Final = r"关门|[闭休][馆园市]|停业|歇业|休息|停止(?:开放|营业)"
OPENS_OR_CLOSES: Final = lazy_pattern(f"{_OPENS}|{_CLOSES}")
#: Words that turn a sentence round; what has one of the first and none of the second says the opposite.
_OPPOSITES: Final = tuple(
    (lazy_pattern(one), lazy_pattern(other))
    for one, other in (
        (r"停着|还停|关着|关门|歇业", r"恢复|复课|复工|重新开|已开"),
        (_OPENS, _CLOSES),
        (_CLOSES, _OPENS),
        (
            r"(?<!离)开(?:着|吗|么|$)|运行|通车|通航|营运",
            r"停[运航开驶工]|停止(?:运行|运营|营运)|封闭|封航|中断",
        ),
        (r"减少|下降|走低|走软|下跌|下滑|少了|降了", r"增长|增加|上升|回升|上涨|提高|增幅"),
        (r"增长|增加|上升|涨|提高|多了", r"减少|下降|下跌|下滑|回落|降低"),
        (r"头一回|第一次|首次|头一次", r"连续|蝉联|再次|第[二三四五六七八九]次"),
        (r"活着|健在", r"死亡|去世|逝世|离世|牺牲"),
        (r"全部搬|都搬|都走", r"留下"),
        (r"双向|全线|昼夜", r"单向|首段|仅"),
        (r"直接", r"分类|不得|先经|再"),
        (r"从一开始|起初就|从设立起|从来", r"起初|原来|当初|最初"),
    )
)
_ORDER: Final = lazy_pattern(
    rf"第(?P<place>[{TO_TEN}]{{1,3}}|\d{{1,3}})(?=[名位家次届个回批])|居第(?P<rank>[{TO_TEN}])"
)
#: Claims that a sentence must speak of in so many words: 退得比二号快吗, 涨得更多吗; 现在还关着吗, 仍在施工吗.
_COMPARES: Final = lazy_pattern(r"比(?!例|重|率|分|赛|如|较|武|拼)[^，。]{1,12}|更(?!新|换|改|衣)")
_STILL: Final = lazy_pattern(r"[还仍](?!有|要|没|款|给|清|债|本|原)|依旧")
_SAYS_STILL: Final = lazy_pattern(r"还|仍|至今|依旧|依然|一直|目前|现在|如今")
_LEVEL: Final = lazy_pattern(r"国家|自治区|省|(?<!城)市|县|世界|全国")
_FOCUS: Final = lazy_pattern(r"(?:是|在|归|由|给|叫|去|到|来自)$")


def judge(claim: Claim, evidence: str, value: str = "", sentence: str = "") -> Verdict:
    """Return what a stretch of the pages says to a claim.

    Args:
        claim: what is to be confirmed.
        evidence: the clause that speaks of it.
        value: what the pages give where the claim has a value; read for it, or empty.
        sentence: all of the sentence with that clause, where it says more.
    """
    sentence = sentence or evidence
    if (sent := judge_sender(claim.text, sentence)) is not None:
        return Verdict.OPEN if sent is Sender.UNTOLD else Verdict.NO
    return _by_figures(claim, evidence, value, sentence)


def judge_words(claim: str, evidence: str) -> Verdict:
    """Return what a clause says to a claim by its words alone: names, opposites, quantifiers, negation."""
    return _by_words(Claim(claim), evidence, evidence)


def _by_figures(claim: Claim, evidence: str, value: str, sentence: str) -> Verdict:
    """Judge by rivals, values, bounds and shares; by words where none decides."""
    if (more := holds_of_rivals(claim.text, sentence)) is not None:
        return _as_verdict(more)
    for one in claim.values:
        if not claim.asks_of(one):
            continue
        said = _of_the_same(one, value) or _of_the_same(one, evidence)
        if said is not None:
            return _compared(claim, one, said)
        told = (
            _dates(claim.text[one.start : one.end], value or evidence)
            if one.dimension is Dimension.DATE
            else None
        )
        if told is not None:
            return told
    if _is_beyond_bound(claim, evidence):  # what holds from 70 on does not hold for 65
        return _as_verdict(_by_words(claim, evidence, sentence) is Verdict.NO)
    share = _share_claimed(claim)
    if share is not None and (ratio := _ratio(sentence)) is not None:
        return _as_verdict(ratio > share)
    return _by_words(claim, evidence, sentence)


def _is_beyond_bound(claim: Claim, evidence: str) -> bool:
    """Tell whether whom a claim speaks of is beyond the bound up to which the evidence holds (65岁, told 70岁以上)."""
    for one in claim.values:
        if one.start or one.dimension is Dimension.DATE or one.low is None or one.low != one.high:
            continue
        bounds = [
            other
            for other in find(evidence)
            if comparable_with(one, other) and (other.low is None) != (other.high is None)
        ]
        if bounds:
            return not any(other.holds(one.low) for other in bounds)
    return False


def _by_words(claim: Claim, evidence: str, sentence: str) -> Verdict:
    """Judge by names, ranks and quantifiers, and at last by negation: what both deny, or neither, is confirmed."""
    text = normalize(evidence, numerals=False).text
    denied, denies = bool(_CLAIM_NOT.search(claim.text)), bool(_NOT.search(text))
    if _of_another(claim.text, text):
        return _as_verdict(denied)
    if _PAY.search(claim.text) or _FREE.search(claim.text):
        paid = _of_money(claim.text, text, sentence, denied=denied)
        if paid is not None:
            return paid
    if any(
        one.search(claim.text) and other.search(text) and not one.search(text) for one, other in _OPPOSITES
    ):
        return _as_verdict(denied)
    if _ALL.search(claim.text) and (not denied or _ratio(sentence) is not None):
        return _of_all(text, sentence, denies=denies)
    if _ONLY.search(claim.text) and _SAYS_ONLY.search(text):
        return Verdict.YES
    return _by_negation(claim.text, sentence, denied=denied, denies=denies)


def _by_negation(claim: str, sentence: str, *, denied: bool, denies: bool) -> Verdict:
    """Confirm what both deny, or neither; leave open what the claim says beyond the sentence."""
    if denied != denies:
        return Verdict.NO
    return Verdict.OPEN if _says_more(claim, sentence) else Verdict.YES


def _says_more(claim: str, sentence: str) -> bool:
    """Tell whether a claim compares, or says that something still holds, and the sentence does not."""
    if _COMPARES.search(claim) and not _COMPARES.search(sentence):
        return True
    return bool(_STILL.search(claim) and not _SAYS_STILL.search(sentence))


def _of_money(claim: str, text: str, sentence: str, *, denied: bool) -> Verdict | None:
    """Judge who pays; open where no word of the sentence is of money, None where none of the clause is."""
    free = bool(_FREE.search(claim)) or denied
    if any(words.search(text) for words in (_FREE, _PAY, _PRICED)):
        return _as_verdict(free == bool(_FREE.search(text) and "自费" not in text))
    return None if _FREE.search(sentence) or _PAY.search(sentence) else Verdict.OPEN


def _of_all(text: str, sentence: str, *, denies: bool) -> Verdict:
    """Judge a claim of all: a part of the whole contradicts it."""
    ratio = _ratio(sentence)
    if _SAYS_ALL.search(text) and not denies and ratio is None:
        return Verdict.YES
    return _as_verdict(not ((ratio is not None and ratio < 1) or _SAYS_PART.search(text) or denies))


def _of_another(claim: str, text: str) -> bool:
    """Tell whether the evidence names another place in an order, another level, or another name than the claim's."""
    wanted, told = _ORDER.search(claim), _ORDER.search(text)
    if wanted and told and (wanted["place"] or wanted["rank"]) != (told["place"] or told["rank"]):
        return True
    level, there = re.search(rf"({_LEVEL.pattern})[一]?级", claim), re.search(rf"({_LEVEL.pattern})级", text)
    if level and there and level[1] != there[1]:
        return True
    plain, said = squeezed(claim), squeezed(text)
    for name in names_in(plain):
        if name.sort is Sort.PERSON and not name.start and plain.startswith("是", name.end):
            return (
                name.text not in said
                and any(  # 某某是队长, told 队长是别人
                    other.sort is Sort.PERSON and said[: other.start].endswith("是")
                    for other in names_in(said)
                )
            )
        if (
            name.sort in (Sort.PERSON, Sort.PLACE)
            and _FOCUS.search(plain[: name.start])
            and name.text not in said
        ):
            return any(other.sort is name.sort for other in names_in(said))
    return False


def _as_verdict(holds: object) -> Verdict:
    return Verdict.YES if holds else Verdict.NO


def _of_the_same(one: Value, text: str) -> Value | None:
    """Return the first value of a text that measures what a claim's value does, or None."""
    if one.low is None and one.high is None:
        return None
    return next(
        (
            other
            for other in find(text)
            if comparable_with(one, other) and (other.low is not None or other.high is not None)
        ),
        None,
    )


def _compared(claim: Claim, one: Value, said: Value) -> Verdict:
    """Hold the value that is told against the one claimed, with the bounds of both."""
    told = said.low if said.low is not None else said.high
    if told is None:
        return Verdict.OPEN
    before, behind = claim.text[: one.start], claim.text[one.end :]
    if one.low is not None and one.low == one.high:
        reaches = _REACHES.search(before) and re.search(r"了$|[到够满凑过]", before[-4:] + behind[-1:])
        return _as_verdict(told >= one.low if reaches else _near(told, one.low, said))
    if one.low is not None and said.low is None and said.high is not None:  # 不足20 is not 超过20
        holds = said.high > one.low
    else:
        holds = one.holds(told)
    return _as_verdict(holds != bool(_NOT_BEYOND.search(before)))


def _near(told: Decimal, claimed: Decimal, said: Value) -> bool:
    """Tell whether two values are one; 1000余 is what is called a thousand."""
    return told == claimed or (
        said.about and claimed <= told * Decimal("1.1") and told <= claimed * Decimal("1.1")
    )


def _dates(claimed: str, evidence: str) -> Verdict | None:
    """Compare the dates of a claim and of a text, by the parts that both name; None where none is comparable."""
    shared = [
        [(part, there) for part, there in zip(one, other, strict=True) if part and there]
        for one in moments_of(claimed)
        for other in moments_of(evidence)
    ]
    if not any(shared):
        return None
    return _as_verdict(any(pairs and all(part == there for part, there in pairs) for pairs in shared))


def _share_claimed(claim: Claim) -> Decimal | None:
    """Return the share above which a claim of most or of half holds; None where it claims none."""
    if _MOST.search(claim.text):
        return Decimal("0.5")
    shares: Sequence[Value] = [value for value in claim.values if value.dimension is Dimension.SHARE]
    if (
        shares
        and shares[0].low is not None
        and (shares[0].high is None or re.search("一半|过半|半", claim.text))
    ):
        return shares[0].low / 100
    return None


def _ratio(evidence: str) -> Decimal | None:
    """Return the share that a part is of a whole told in one breath (47家中已处置41家), or None."""
    counts = [value for value in find(evidence) if value.dimension is Dimension.COUNT and value.low]
    for whole in counts:
        for part in counts:
            if (
                part.start > whole.start
                and part.unit == whole.unit
                and part.low
                and whole.low
                and part.low < whole.low
            ):
                return part.low / whole.low
    share = next(
        (value for value in find(evidence) if value.dimension is Dimension.SHARE and value.low), None
    )
    return share.low / 100 if share and share.low else None
