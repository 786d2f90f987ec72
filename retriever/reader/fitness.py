"""Does an answer have the form that its question asks for? A number for 多少, a name for 谁, several items for 哪些."""

from typing import Final

from corpus.chinese.digits import TO_TEN
from corpus.chinese.dimensions import Dimension
from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever.question.answer_type import AnswerType, Kind
from retriever.reader.listing import items_of
from retriever.reader.values import DIMENSIONS

_VALUES: Final = (Kind.AMOUNT, Kind.PERCENT, Kind.COUNT, Kind.DATE)
_NUMBERS: Final = (Kind.COUNT, Kind.AMOUNT, Kind.PERCENT)
_NUMERALS: Final = frozenset(f"0123456789{TO_TEN}两百千万亿半")
_NAME: Final = lazy_pattern(r"(?:(?![省市县区乡镇村委局会部院司队组党])[\u4e00-\u9fff·]){2,5}")
#: Mark Olsen, Tom Hardy-Lee, 阿依努尔·买买提.
_FOREIGN_NAME: Final = lazy_pattern(
    r"[A-Z][\w.'’-]*(?: (?:de|van|von|da|di|el)?\s?[A-Z][\w.'’-]*){0,4}"
    r"|[\u4e00-\u9fff]{1,8}(?:[·•‧・･∙⋅][\u4e00-\u9fff]{1,8}){1,3}"
)
_ITEMS: Final = lazy_pattern(r"[、；;]|”“|》《|[和与及](?=.{2})")
#: People side by side: 王宁、周小川; 王宁/周小川.
_COMPANY: Final = lazy_pattern("[、/／和与及]")
#: 时速60公里, 每秒流过12米: how far within a time, which is no length.
_PACE: Final = lazy_pattern(r"(?:[时车风流航船]速|每(?:小时|分钟?|秒))[^\d，。；、]{0,6}$")
_ASKS_PACE: Final = lazy_pattern(r"速|每(?:小时|分钟?|秒)")
_HOUR: Final = lazy_pattern(r"[\d零一二三四五六七八九十两](?:时|点|[:：]\d)")
_BEFORE: Final = 12  # code points before a value that say what it measures
_UNITS: Final = frozenset("吨斤亩岁年天月日周元分里米")
"""Measures of a question that are no measure words of things."""
_LONG_KINDS: Final = (Kind.REASON, Kind.METHOD, Kind.LIST, Kind.OTHER)


def kind_match(answer: str, want: AnswerType) -> float:
    """Return 1 where an answer is a value of the asked-for kind, -1 where it cannot be one, else 0.

    A value with another measure word than the question's (家 for 顶) counts one half, one that measures something
    else than things -1; a list with another number of items than the question names counts 0.
    """
    if want.kind in _VALUES:
        kinds = _NUMBERS if want.kind is Kind.COUNT else (want.kind,)  # 多少 asks for money and shares too
        dimensions = want.dimensions or frozenset().union(*(DIMENSIONS[kind] for kind in kinds))
        values = find(answer)
        fitting = [value for value in values if value.dimension in dimensions]
        hours = Dimension.CLOCK in want.dimensions
        if hours:  # 几点: of 3月5日 the hour is not told
            fitting = [
                v for v in fitting if v.dimension is Dimension.CLOCK or _HOUR.search(answer, v.start, v.end)
            ]
        covered = sum(value.end - value.start for value in fitting)
        if 2 * covered >= len(answer) or (hours and len(fitting) > 1):  # 夏季（5月至9月）9时至18时，冬季…
            counted = {char for value in fitting if value.dimension is Dimension.COUNT for char in value.unit}
            of_things = want.measures and not want.dimensions and not want.measures & _UNITS
            fits = not want.measures or want.measures & counted or not counted
            worst = -1.0 if of_things and not counted else 0.5  # 180万千瓦 for 几台
            return 1.0 if fits and worst > 0 and (not want.ordinal or "第" in answer) else worst
        bare = all(
            value.dimension is Dimension.NUMBER for value in values
        )  # a table names its unit in its head
        return 0.0 if fitting or (bare and _NUMERALS & frozenset(answer)) else -1.0
    if want.kind is Kind.PERSON:
        if len(answer) < 2 or len(answer) > 40 or any(char.isdigit() for char in answer):
            return -1.0
        return float(_is_name(answer) or all(map(_is_name, _COMPANY.split(answer))))
    if want.kind is Kind.LIST:
        several = len(_ITEMS.split(answer)) > 1
        return float(several and want.items in (0, len(items_of(answer, 0, len(answer)))))
    return 0.0


def is_only_a_pace(text: str, start: int, want: AnswerType, question: str) -> bool:
    """Tell whether a length is asked for, and the value that begins there is how far something gets within a time."""
    asked = want.dimensions == {Dimension.LENGTH} and not _ASKS_PACE.search(question)
    return asked and bool(_PACE.search(text, max(0, start - _BEFORE), start))


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text) or _FOREIGN_NAME.fullmatch(text))


def is_long(want: AnswerType) -> bool:
    """Tell whether a clause or a list is asked for rather than a value."""
    return want.kind in _LONG_KINDS
