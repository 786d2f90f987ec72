"""A yes-or-no question turned into the claim that it wants confirmed."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.dialogue.kinds.splitting import plain_form
from corpus.chinese.dimensions import Dimension
from corpus.chinese.names import Sort, names_in, squeezed
from corpus.chinese.questions import OPEN_QUESTION
from corpus.chinese.values import Value, find
from corpus.lazy import lazy_pattern
from retriever.question import Question
from retriever.tokens import word_tokens

#: …，对吗 · …，是不是 · …，没错吧: asked of the whole sentence before it.
_TAG: Final = lazy_pattern(
    r"[, ]?(?:对不对|没错[吧吗])$"
    r"|[, ](?:对不|对吗|对吧|对么|是吗|是吧|是么|是不是|是这样(?:的)?[吗吧么]|行吗|真的吗|不)$"
)
#: 吗, 了没有, 过没: what makes a sentence a question.
_END: Final = lazy_pattern(
    r"(?:(?P<done>[了过着好完])(?:没有?|吗没有?)|没有?|[吗嘛吧]|(?<![什怎这那多要])么|不)$"
)
_DONE: Final = lazy_pattern("[了过]$")
_PARTICLES: Final = lazy_pattern(r"[啊呀呢哦哈]+$")
#: 是不是, 有没有, 能不能, 是否: the words inside a sentence that ask; what they leave stands behind.
_INSIDE: Final = (
    (lazy_pattern(r"是不是|是否|有没有(?=[被把人]?[^\W\d]{0,2}[过到成])|真的|到底|究竟"), ""),
    (lazy_pattern(r"有没有|有无"), "有"),
    (lazy_pattern(r"能不能|能否|能不"), "能"),
    (lazy_pattern(r"可不可以|可否"), "可以"),
    (lazy_pattern(r"(?P<verb>[^\W\d])[不没](?P=verb)"), r"\g<verb>"),
    (lazy_pattern(r"需不需要"), "需要"),
)
_ASKS_INSIDE: Final = lazy_pattern(
    r"是不是|是否|有没有|有无|能不能|能否|可不可以|可否|需不需要|(?P<verb>[^\W\d])[不没](?P=verb)"
)
#: What is asked of the catalogue and not of the pages.
_CATALOGUE: Final = lazy_pattern(r"报道|文章|新闻|稿|消息|关于|哪篇|版")
_THERE_IS: Final = lazy_pattern(r"有没有|有无|(?:^|[^没只仅所还具含])有(?!关|效|限|所|利|的|过|点|些)")
#: What says nothing of the thing: 自己的, 一个.
_ENOUGH: Final = 2
"""Characters of a thing of three and more that a sentence must have to speak of it."""
_LITTLE: Final = lazy_pattern(r"[的地得了着过个家座所名位人大小新上中里一二三\W\d_]")
_LONGEST: Final = 80
_DENIED_BY: Final = frozenset(("收费", "收钱", "要钱", "需要", "可以", "要", "能", "会", "用", "收"))
#: 能带狗进去: what a dictionary takes for one word (能带).
_DENIED_FIRST: Final = lazy_pattern(
    "收费|收钱|要钱|需要|可以|要(?![求闻点素])|能(?![源力量人手干])|会(?![议场馆员长])|用(?![户途地电水量品工])"
)
#: 一类村 · 二级户: a class of things, which is counted by nobody.
_CLASSES: Final = ("类", "级", "等", "号")
#: 两千万 · 3.5亿: a number with a scale and without a unit; of money where the claim speaks of that.
_BARE: Final = lazy_pattern(
    r"(?P<number>[\d.一二两三四五六七八九十百千]{1,8}[余多]?[万亿])(?=[了吗呢吧, ]|$)"
)
#: 出动的人有三百 · 人数过了两千
_PEOPLE: Final = lazy_pattern(
    r"(?<=人)(?P<before>[^\W\d]{0,5}?)(?P<number>[一二两三四五六七八九\d]+[十百千万])(?=[了吗呢吧, ]|$)"
)
_MONEY: Final = lazy_pattern(
    "收入|资金|投入|投资|产值|钱|花|补贴|分红|利润|贷款|经费|价值|营收|债|补|奖|罚|捐"
)
#: 47家都处理完了, 一半以上: what stands before says of how many.
_EVERY: Final = lazy_pattern(r"都(?!市)|全部|全都|所有|统统|一律|大多|多数|多半")
#: 在武汉当志愿者 · 是清河的: where something is claimed to be.
_AT: Final = lazy_pattern("(?:在|是|去|到|来自)$")
#: 是2019年成立的, 在2019年: the date is claimed, and is not only the time of something else.
_WHEN: Final = lazy_pattern(r"(?:是|在|于|到|从|自)$")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question wants confirmed.

    Attributes:
        text: the claim as a sentence.
        there_is: whether it is asked whether there is something, so that 有 answers it.
        done: whether it is asked whether something has happened (涨了吗), so that 没有 denies it.
    """

    text: str
    there_is: bool = False
    done: bool = False

    @property
    def values(self) -> list[Value]:
        """The values that it names: numbers with their units, dates, shares."""
        return [
            value for value in find(self.text) if value.dimension not in (Dimension.ORDINAL, Dimension.CODE)
        ]

    @property
    def verb(self) -> str | None:
        """The verb that an answer denies it by: 要 of 门票要预约, 能 of 小孩能进; None where 不是 does."""
        first = _DENIED_FIRST.match(self.text)
        inside = next((word for word in word_tokens(self.text) if word in _DENIED_BY), None)
        return first.group() if first else inside

    @property
    def predicate(self) -> str:
        """What the claim says of the names in it."""
        text = squeezed(self.text)
        for name in sorted(names_in(text), key=lambda one: -len(one.text)):
            text = text.replace(name.text, ",")
        return text

    def is_spoken_of(self, sentence: str) -> bool:
        """Tell whether a sentence has enough of the thing asked for: 停车场, told 门前可停车; 停业 tells of none."""
        thing = _LITTLE.sub("", self.text.rpartition("有")[2]) if self.there_is else ""
        if len(thing) <= _ENOUGH:  # the last of two characters is of any such thing: 包间, told 时间
            return thing[:1] in sentence
        return len(set(thing) & set(sentence)) >= _ENOUGH

    def is_told_of_elsewhere(self, sentence: str, missing: Collection[str]) -> bool:
        """Tell whether a sentence tells of whom a claim speaks, and of another place than it claims (在武汉当志愿者).

        Args:
            sentence: what the pages say.
            missing: names of the claim that neither the sentence nor its article has.
        """
        plain, said = squeezed(self.text), squeezed(sentence)
        names = names_in(plain)
        claimed = [name for name in names if name.sort is Sort.PLACE and _AT.search(plain[: name.start])]
        others = [
            name for name in names if name not in claimed and name.sort in (Sort.PERSON, Sort.ORGANISATION)
        ]
        there = any(name.sort is Sort.PLACE for name in names_in(said))
        wanting = {name.text for name in claimed if name.text in missing}
        return bool(
            wanting
            and wanting == set(missing)
            and others
            and there
            and all(name.text in said for name in others)
        )

    def asks_of(self, value: Value) -> bool:
        """Tell whether the claim may be wrong by a value: it does not only say of whom or when it claims something."""
        before = self.text[: value.start]
        if value.unit in _CLASSES and self.text[value.end : value.end + 1].isalpha():
            return False
        every = _EVERY.search(self.text)
        if every and value.start < every.start():
            return False
        if value.dimension is Dimension.DATE:
            return bool(_WHEN.search(before))
        return bool(before) and (value.low is not None or value.high is not None)

    def asking_for(self, value: Value) -> str:
        """Return the question for what stands in a value's place: 嘎尔德公司是哪一年成立 for 是2019年成立."""
        printed = self.text[value.start : value.end]
        return f"{self.text[: value.start]}{_ask_for(value, printed)}{self.text[value.end :]}"


def claim_in(question: Question | str) -> Claim | None:
    """Return the claim of a question that asks yes or no; None for any other."""
    plain = _PARTICLES.sub("", plain_form(question))
    if not 3 < len(plain) <= _LONGEST or _CATALOGUE.search(plain) or OPEN_QUESTION.search(plain):
        return None
    text, tagged = _TAG.subn("", plain)

    text, ended = _END.subn(lambda match: match["done"] or "", text)
    if not (tagged or ended or _ASKS_INSIDE.search(text)):
        return None
    there_is = bool(_THERE_IS.search(plain))
    for pattern, left in _INSIDE:
        text = pattern.sub(left, text)
    text = _with_unit(text.strip(", "))
    if OPEN_QUESTION.search(text) or len(text) < 3:
        return None
    return Claim(text, there_is, bool(ended and _DONE.search(text)))


def _with_unit(text: str) -> str:
    """Return a claim with the unit that goes without saying: 收入过了两千万 is of 元."""
    text = _BARE.sub(r"\g<number>元", text) if _MONEY.search(text) else text
    return _PEOPLE.sub(r"\g<before>\g<number>人", text)


def _ask_for(value: Value, printed: str) -> str:
    if value.dimension is Dimension.DATE:
        return "哪一年" if re.search("年", printed) and not re.search("[月日号]", printed) else "什么时候"
    if value.dimension is Dimension.SHARE:
        return "百分之多少"
    unit = re.search(r"[^\d.,\s十百千万亿零一二两三四五六七八九余多以上下内左右]+$", printed)
    return f"多少{unit.group() if unit else value.unit}"
