"""A span as the model marks it → the whole value, title or enumeration it belongs to.

``RULES`` is the table of all that is done to a span, in order; docs/reader.md says what each rule is worth.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from retriever.question.answer_type import AnswerType, Kind
from retriever.reader.enumeration import joined_values, named_value, whole_row
from retriever.reader.hours import whole_hours
from retriever.reader.lists import whole_list
from retriever.reader.marks import balanced, trimmed
from retriever.reader.naming import whole_body, whole_company, without_deed
from retriever.reader.nouns import whole_places, whole_quotation, with_asked_noun
from retriever.reader.periods import one_end
from retriever.reader.turns import asked_turn
from retriever.reader.wholes import (
    behind_asked_verb,
    both_ends,
    level_reached,
    number_dialled,
    of_asked_measure,
    one_of_change,
    one_of_dates,
    uncut,
    whole_date,
    whole_value,
    without_asked,
    without_asked_verb,
    without_link,
    without_part,
)
from retriever.reader.words import whole_group, whole_name, whole_place, whole_words

Stretch = tuple[int, int]

_MEASURED: Final = frozenset((Kind.AMOUNT, Kind.PERCENT, Kind.COUNT))
_NOUNS: Final = frozenset((Kind.NAME, Kind.PLACE, Kind.ORGANISATION, Kind.PERSON, Kind.OTHER))
_UNCUT: Final = _NOUNS | {Kind.LIST, Kind.REASON}
_SHORT: Final = frozenset(Kind) - {Kind.LIST, Kind.REASON, Kind.METHOD, Kind.OTHER}


class Example(NamedTuple):
    """What a rule does: of a text the model marked a part, the question wants the whole."""

    text: str
    marked: str
    question: str
    whole: str


class Rule(NamedTuple):
    """One thing that is done to a span.

    Attributes:
        name: what it sees to.
        kinds: the answers that it is for.
        apply: text, start, end, question → the span as it leaves it.
        example: a span that no other rule makes the same.
        several: only where two values are asked for (True), or one (False).
    """

    name: str
    kinds: frozenset[Kind]
    apply: Callable[[str, int, int, str], Stretch]
    example: Example
    several: bool | None = None

    def fits(self, want: AnswerType) -> bool:
        """Tell whether an answer of a type is for this rule."""
        return want.kind in self.kinds and self.several in (None, want.several)


def _of_text(function: Callable[[str, int, int], Stretch]) -> Callable[[str, int, int, str], Stretch]:
    """Return a rule that does not look at the question."""
    return lambda text, start, end, _: function(text, start, end)


RULES: Final = (
    Rule(
        "whole value",
        _MEASURED,
        _of_text(whole_value),
        Example("全县共投入资金约3200余万元，", "3200", "全县投入多少资金", "约3200余万元"),
    ),
    Rule(
        "values side by side",
        _MEASURED,
        _of_text(joined_values),
        Example("走访困难户8户21人，", "8户", "走访了多少户多少人", "8户21人"),
        several=True,
    ),
    Rule(
        "named value of a row",
        _MEASURED,
        named_value,
        Example("按一档村4万元、二档村3万元补助。", "4万元", "二档村补助多少钱", "3万元"),
        several=False,
    ),
    Rule(
        "row with its names",
        _MEASURED,
        whole_row,
        Example("船票为成人80元、儿童40元。", "80元", "船票多少钱", "成人80元、儿童40元"),
        several=False,
    ),
    Rule(
        "one end of a change",
        _MEASURED | {Kind.DATE},
        one_of_change,
        Example("水鸟从18种恢复到31种。", "18种恢复到31种", "水鸟现在有多少种", "31种"),
        several=False,
    ),
    Rule(
        "level that is reached",
        _MEASURED,
        level_reached,
        Example("补贴每月提高15元，达到92元。", "15元", "补贴提高到多少", "92元"),
        several=False,
    ),
    Rule(
        "both ends of a change",
        _MEASURED,
        both_ends,
        Example("票价由18元涨至31元。", "31元", "票价涨了多少", "18元涨至31元"),
        several=False,
    ),
    Rule(
        "value behind the asked verb",
        _MEASURED,
        behind_asked_verb,
        Example("茶园产值3.1亿元，增长8%。", "3.1亿元，增长8%", "茶园产值增长多少", "8%"),
        several=False,
    ),
    Rule(
        "no part behind the whole",
        _MEASURED,
        _of_text(without_part),
        Example("渡船增加到126艘，其中客船52艘。", "126艘，其中客船52艘", "今年有多少艘船", "126艘"),
        several=False,
    ),
    Rule(
        "value of the asked measure",
        _MEASURED,
        of_asked_measure,
        Example("运来木桨100把、救生筏2只。", "100把、救生筏2只", "运来几只救生筏", "2只"),
        several=False,
    ),
    Rule(
        "number that is dialled",
        frozenset((Kind.COUNT,)),
        number_dialled,
        Example("发现盗采可拨打12350举报。", "12350举报", "发现盗采打什么电话", "12350"),
    ),
    Rule(
        "no 的 behind a value or name",
        _MEASURED | frozenset((Kind.NAME, Kind.PLACE, Kind.ORGANISATION, Kind.PERSON)),
        _of_text(without_link),
        Example("找到88岁的渔民。", "88岁的", "渔民几岁", "88岁"),
    ),
    Rule(
        "whole date",
        frozenset((Kind.DATE,)),
        whole_date,
        Example("公司于2017年3月成立。", "2017年", "公司什么时候成立", "2017年3月"),
    ),
    Rule(
        "one of several dates",
        frozenset((Kind.DATE,)),
        one_of_dates,
        Example("她1952年生于湖口，1970年入厂。", "1952年生于湖口，1970年", "她哪年出生", "1952年"),
        several=False,
    ),
    Rule(
        "one end of a period",
        frozenset((Kind.DATE,)),
        one_end,
        Example("书店9时至20时营业。", "9时至20时", "书店几点关门", "20时"),
    ),
    Rule(
        "all hours of a place",
        frozenset((Kind.DATE,)),
        whole_hours,
        Example(
            "夏季9时至18时，冬季9时至17时。",
            "9时至18时",
            "书店几点到几点开放",
            "夏季9时至18时，冬季9时至17时",
        ),
    ),
    Rule(
        "no value cut in two",
        _UNCUT,
        _of_text(uncut),
        Example("建成3.5公里绿道。", "公里绿道", "建成的项目叫什么", "3.5公里绿道"),
    ),
    Rule(
        "whole enumeration",
        frozenset((Kind.LIST,)),
        _of_text(whole_list),
        Example("开展进社区、进单位、进学校活动", "社区、进单位", "有哪些活动", "进社区、进单位、进学校活动"),
    ),
    Rule(
        "whole quotation",
        _NOUNS,
        _of_text(whole_quotation),
        Example("队员被称为“高原守林人”。", "守林人", "队员叫什么", "“高原守林人”"),
    ),
    Rule(
        "whole words",
        _NOUNS,
        _of_text(whole_words),
        Example("用OpenCity建模。", "City", "建模软件叫什么", "OpenCity"),
    ),
    Rule(
        "whole name",
        _NOUNS,
        _of_text(whole_name),
        Example("领奖的是买买提·艾山。", "买买提", "领奖的是谁", "买买提·艾山"),
    ),
    Rule(
        "branch of a body",
        frozenset((Kind.ORGANISATION, Kind.NAME)),
        _of_text(whole_body),
        Example("农发行平川县支行备好了贷款。", "平川县支行", "哪家银行备好了贷款", "农发行平川县支行"),
    ),
    Rule(
        "group with what defines it",
        _NOUNS,
        _of_text(whole_group),
        Example("优先聘用退役军人。", "军人", "优先聘用谁", "退役军人"),
    ),
    Rule(
        "person without the deed",
        frozenset((Kind.PERSON,)),
        _of_text(without_deed),
        Example("决赛中力克孙辰夺冠。", "力克孙辰", "决赛中赢了谁", "孙辰"),
    ),
    Rule(
        "people side by side",
        frozenset((Kind.PERSON,)),
        whole_company,
        Example("领队是刘海平、秦川。", "刘海平", "领队是谁", "刘海平、秦川"),
    ),
    Rule(
        "noun that is asked by",
        frozenset((Kind.NAME, Kind.PLACE)),
        with_asked_noun,
        Example("取名沙柳花海，", "沙柳", "花海叫什么", "沙柳花海"),
    ),
    Rule(
        "place with its kind",
        frozenset((Kind.PLACE,)),
        _of_text(whole_place),
        Example("位于羊八井草原。", "羊八井", "位于哪里", "羊八井草原"),
    ),
    Rule(
        "places within each other",
        _NOUNS,
        _of_text(whole_places),
        Example("在清河市白水县开工。", "白水县", "在哪个市哪个县开工", "清河市白水县"),
        several=True,
    ),
    Rule(
        "time that is asked for",
        frozenset(Kind) - {Kind.DATE, Kind.BYLINE},
        asked_turn,
        Example("掺水的，第一次警告，第二次停收。", "第一次警告，第二次停收", "头一回掺水怎么办", "警告"),
    ),
    Rule(
        "no words of the question",
        _SHORT,
        without_asked,
        Example("测站地址为东经91°06′。", "地址为东经91°06′", "测站地址在哪里", "东经91°06′"),
    ),
    Rule(
        "place without the deed",
        frozenset((Kind.PLACE, Kind.ORGANISATION)),
        without_asked_verb,
        Example("灯会在湖口古镇举行。", "湖口古镇举行", "灯会在哪举行", "湖口古镇"),
    ),
)


def complete(
    text: str, start: int, end: int, want: AnswerType, question: str = "", *, rules: Sequence[Rule] = RULES
) -> Stretch:
    """Return the whole answer that a span of an archive stands for; [start, start) where nothing is left.

    The question is looked at for the noun it asks by and for the item of an enumeration that it names.
    """
    start, end = trimmed(text, start, end)
    if start >= end:
        return start, end
    for rule in rules:
        if rule.fits(want):
            start, end = rule.apply(text, start, end, question)
    return balanced(text, *trimmed(text, start, end))


def as_marked(text: str, start: int, end: int) -> Stretch:
    """Return a span of a text that is given, of whatever kind: as it was marked, with its marks in pairs."""
    return balanced(text, *trimmed(text, *whole_quotation(text, *trimmed(text, start, end))))
