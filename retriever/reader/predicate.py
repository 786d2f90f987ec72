"""Whether a figure belongs to what is asked of it, and not to its neighbour in the sentence.

A sentence tells several things of one subject: a level and its change, what was planned and what was done, two
sides of a pair (``retriever/reader/sides.py``). Here the words right before a value, its clause, say which it is.
"""

from typing import Final

from corpus.chinese.values import find
from corpus.lazy import lazy_pattern
from retriever.question import Kind, Question
from retriever.reader.subject import SENTENCE_END, Surroundings

#: 增长12.5%, 比上周高0.7个百分点, 同比提高: what is said here is by how much something changed.
_CHANGE: Final = lazy_pattern(
    r"(?:增长|增加|增收|增幅|上升|上涨|提高|提升|扩大|回升|涨幅|多出|高出|下降|减少|降低|下滑|下跌|回落|缩小|收窄|降幅|跌幅|[同环]比|[涨跌增减降升])"
    r"[了约近超达为到至\D]{0,3}$"
)
#: 增长到, 提高至, 达到: the level after the change.
_LEVEL: Final = lazy_pattern(r"(?:到|至|达|达到|为)了?$")
_ASKS_CHANGE: Final = lazy_pattern(
    r"增|涨|升|提高|提升|扩大|降|减|跌|下滑|回落|缩小|收窄|变化|变了|[同环]比|高出|多出|高了|低了|多了|少了|差多少|相差|幅度|比.{1,10}[高低多少]"
)
_SUPERLATIVE: Final = lazy_pattern(r"最(?P<what>[高低大小多少长短早晚快慢远近贵好强新老])")
_FIRST_OF_ALL: Final = lazy_pattern(r"第1|首位|首次|榜首|居首|冠军|之最|之首|领先|排名|名列")
#: 平均每个社区45人, 户均2万元: a share of each, not the whole.
_AVERAGE: Final = lazy_pattern(r"(?:平均|[人户亩]均)\D{0,6}$", needs="均")
#: 每户300元: a share only where the whole is told before it in the sentence, or all of it is asked for.
_EACH: Final = lazy_pattern(r"每[\u4e00-\u9fff]{1,3}?\D{0,6}$", needs="每")
_ASKS_ALL: Final = lazy_pattern(r"[1一总共]共|合计|总计|累计|总额|全部")
_ASKS_EACH: Final = lazy_pattern(r"均|每|1[个名户人亩斤年月天]|单价")
#: 由16.2%升至21.5%: the first is what it was before.
_EARLIER: Final = lazy_pattern(r"[由从](?:\d{4}年)?\D{0,8}$")
_THEN: Final = lazy_pattern(
    r"^\D{0,4}(?:升|降|增|减|提高|提升|下降|上升|扩大|缩小|涨|跌|变|调|改|缩|扩|延|恢复)\D{0,3}\d"
)
_ASKS_EARLIER: Final = lazy_pattern(r"原来|原先|之前|以前|上年|去年|前年|起初|最初")
_ASKS_LATER: Final = lazy_pattern(r"现在|目前|如今|眼下|后来|之后|以后|今年|变化|[到至成]了?(?:多少|几)")
#: 差距由23.5分缩小到: the second is what it became.
_BECAME: Final = lazy_pattern(r"[由从][^，。]{1,14}(?:到|至|为)了?$")
_CLAUSE: Final = lazy_pattern("[,，。；;！？!?、]")
_BEFORE: Final = 10


def is_change_unasked(question: Question, around: Surroundings) -> bool:
    """Tell whether a value is a change, a share of each or what was before, where nobody asked for that."""
    if question.answer_type.kind is Kind.DATE:
        return False
    text, before = question.squeezed, around.lead[-_BEFORE:]
    changed = bool(_CHANGE.search(before)) and not _LEVEL.search(before)
    if changed and not _ASKS_CHANGE.search(text):
        return True
    return (
        (not _ASKS_EACH.search(text) and _is_share(text, around))
        or _is_earlier(question, around)
        or _is_later(text, around)
    )


def _is_share(text: str, around: Surroundings) -> bool:
    """Tell whether a value is the share of each: an average, or what each has of a whole told before it."""
    clause = _CLAUSE.split(around.lead[-_BEFORE:])[-1]
    if _AVERAGE.search(clause):
        return True
    if not _EACH.search(clause):
        return False
    measures = {value.dimension for value in find(around.answer)}
    *told, _ = _CLAUSE.split(SENTENCE_END.split(around.lead)[-1])
    wholes = (value for part in told if "每" not in part for value in find(part))
    return bool(_ASKS_ALL.search(text)) or any(value.dimension in measures for value in wholes)


def _is_later(text: str, around: Surroundings) -> bool:
    """Tell whether what was before a change is asked for, and an answer is what it became: 由水泥厂延长至青湖湾."""
    asked = _ASKS_EARLIER.search(text) and not _ASKS_LATER.search(text)
    return bool(asked and _BECAME.search(_CLAUSE.split(around.lead)[-1]))


def _is_earlier(question: Question, around: Surroundings) -> bool:
    """Tell whether a value is what something was before it changed, which was not asked for."""
    clause = _CLAUSE.split(around.lead)[-1]
    if not _EARLIER.search(clause) or not _THEN.search(around.rest[:_BEFORE]):
        return False
    named = any(str(moment.year) in clause for moment in question.moments)
    return not named and not _ASKS_EARLIER.search(question.squeezed)


def lacks_superlative(question: Question, around: Surroundings) -> bool:
    """Tell whether a question for the most or least of many is answered by a paragraph that compares nothing."""
    match = _SUPERLATIVE.search(question.squeezed)
    if not match:
        return False
    return match.group() not in around.paragraph and not _FIRST_OF_ALL.search(around.paragraph)
