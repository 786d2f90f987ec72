"""Pairs of opposites, such as winner and loser. A question for one side is not answered with the other."""

import re
from typing import Final

from corpus.chinese.digits import ONES
from corpus.chinese.names import Sort
from corpus.lazy import lazy_pattern
from retriever.question import Kind, Question
from retriever.reader.origins import tells_no_origin
from retriever.reader.participants import is_given_to_another, is_other_participant
from retriever.reader.periods import is_asked_end
from retriever.reader.subject import HEAD, SENTENCE_END, Surroundings

_PAIRS: Final = (
    ("计划|拟|预计|目标|打算", "完成|实际|已经|建成|竣工|实现"),
    ("进口", "(?<!进)出口"),
    ("进出口", "(?<!进)出口|进口"),
    ("收入", "支出"),
    ("城镇", "农村"),
    ("男", "女"),
    ("最高", "最低"),
    ("最大", "最小"),
    ("最多", "最少"),
    ("上半年", "下半年"),
    ("审议", "通过"),
    ("遇难|死亡", "受伤"),
    ("出库", "入库"),
    ("开幕", "闭幕"),
    ("赞成", "反对|弃权"),
    ("赢|胜", "负|输"),
    ("增长|增加|上升|提高|上涨", "下降|减少|降低|下跌"),
    ("新增", "累计"),
    ("开工|动工", "完工|竣工|建成"),
    ("开始|起始", "结束|截止"),
    ("开[门馆园摊市张]|开始营业", "[关闭][门馆园市]|收[摊市]|打烊|停止营业"),
    ("主场", "客场"),
    ("恢复|复航|复工|复课|复产|重新开|重开", "停航|停工|停课|停产|停运|停业|关闭"),
    ("第1", "第2|第3"),
    ("冠军", "亚军|季军"),
)
#: 负于, 不敌: who stands behind has won.
_LOST_TO: Final = lazy_pattern("负于|不敌|输给|败给|负.{0,8}?(?=的)")
_ALL_BUT: Final = lazy_pattern(r"非(?P<what>(?!常|洲|法|遗|但|凡|典)[\u4e00-\u9fff]{2,4})")
#: 现在有多少人 is not told by 08年只有七人.
_NOW: Final = lazy_pattern(r"现在|目前|如今|眼下|现有|当前")
_THEN_ONLY: Final = lazy_pattern(
    rf"(?:[\d〇零{ONES}]{{2,4}}年|\d年(?=[只仅才])|原来|当年|当时|过去|以前|去年|上年)[只仅才]?(?:有|为|是|达)"
)
#: 卖多少碗 is not told by 停业前是120碗, nor 多少户 by 去年同期为30户, unless a question names that time.
_BEFORE: Final = lazy_pattern(
    r"^(?:而|但|比)?(?:[\u4e00-\u9fff]{1,4}(?<![之以])前|去年(?:同期)?|上年(?:同期)?|原来|原先|此前|以前|从前|过去)"
    r"(?:一[天晚月年日]|每[天晚月年日])?(?:只有|仅有|才有|是|为|只|仅|才)"
)
_PAST_ASKED: Final = lazy_pattern(r"前|去年|上年|原来|原先|原本|过去|当年|当时|早先|起初|旧|曾")
#: 多高 is not told by 长388米.
_ASPECT_ASKED: Final = lazy_pattern(r"多(?P<aspect>[长高宽深厚重])(?![\u4e00-\u9fff]*时间)|(?P<whole>全长)")
_ASPECT_TOLD: Final = lazy_pattern(r"(?P<aspect>[长高宽深厚重])度?(?:约|达到?|为|近|超过?|有|是|共)*$")
#: 北郊停车场 is not 南郊停车场.
_DIRECTIONS: Final = ("东南西北", "上下", "左右", "内外", "前后")
_BESIDE_DIRECTION: Final = 3
#: Beginnings and ends that a day is asked for, each group in other words for the same.
_EVENTS: Final = (
    "动工|开工|奠基|破土|开建|启动",
    "竣工|完工|建成|落成|交付|完成|验收",
    "开幕|揭幕|启幕|开赛|开锣|开枰|打响|举行|举办|拉开|启动",
    "闭幕|落幕|收官|大结局|结束|收兵|落下帷幕|战罢|完结|收场",
    "颁奖|授奖|颁发|领奖|颁授",
    "施行|实施|生效|执行|起施|启用",
    "通车|开通|贯通|合龙|投用|运营|启用|通行",
    "去世|逝世|病逝|辞世|离世",
    "出生|诞生|生于|降生|[年月日]生",
)
_WOMEN: Final = lazy_pattern("女(?!的|士|人是)|妇")
#: 高中女子100米 is not told by 高中男子100米决赛中，段飞扬夺冠: the last of the two in the sentence holds.
_MEN_OR_WOMEN: Final = lazy_pattern("[男女](?=[子生双单团队篮排足]|$)")
#: 一共花了多少 is not told by 每辆82万元.
_TOTAL_ASKED: Final = lazy_pattern(r"一共|1共|总共|合计|总计|共计|总额|加起来")
_EACH_TOLD: Final = lazy_pattern(
    r"(?:平均|[人户亩均]均)\D{0,6}$|每(?:台|辆|件|斤|公斤|吨|亩|户|人|名|个|只|头|套|张|平方米|平米|公里|座|棵|株|盏|本|间|瓶|袋|箱)\D{0,6}$"
)
_CLAUSE: Final = lazy_pattern("[,，。；;！？!?、]")


def is_other_side(question: Question, around: Surroundings) -> bool:
    """Tell whether the clause of an answer tells the other side of a pair than the question names."""
    text, clause = question.squeezed, clause_of(around)
    return (
        (bool(_NOW.search(text) and _THEN_ONLY.search(clause)) and not _NOW.search(clause))
        or bool(_BEFORE.search(clause) and not _PAST_ASKED.search(text))
        or _is_opposite(text, clause, question)
        or _is_denied(text, clause)
        or _is_other_aspect(text, around)
        or _is_other_direction(text, f"{around.before}\n{around.paragraph}\n{around.after}")
        or _is_no_such_event(question, around)
        or tells_no_origin(text, around.paragraph)
        or is_other_participant(question, around)
        or is_given_to_another(question, around)
        or _is_each_of_total(text, around)
        or _is_other_sex(text, around)
        or bool(_WOMEN.search(text) and not _WOMEN.search(around.before + around.paragraph))
    )


def _is_other_sex(text: str, around: Surroundings) -> bool:
    """Tell whether the sentence up to an answer speaks of men last where women are asked for, or of women for men."""
    asked = {match.group() for match in _MEN_OR_WOMEN.finditer(text)}
    told = _MEN_OR_WOMEN.findall(SENTENCE_END.split(around.lead)[-1])
    return len(asked) == 1 and bool(told) and told[-1] not in asked


def clause_of(around: Surroundings) -> str:
    """Return the clause of an answer, without what a comma parts from it."""
    return _CLAUSE.split(around.lead)[-1] + around.answer + _CLAUSE.split(around.rest)[0]


def _is_opposite(text: str, clause: str, question: Question) -> bool:
    for pair in _PAIRS:
        for one, other in (pair, pair[::-1]):
            if not re.search(one, text) or re.search(other, text):
                continue
            if re.search(other, clause) and not re.search(one, clause):
                return not _has_won(clause, question)
    return False


def _is_denied(text: str, clause: str) -> bool:
    """Tell whether a clause is of all but those whom a question names (非独生子女, asked of 独生子女)."""
    return any(
        match["what"] in text
        and f"非{match['what']}" not in text
        and not re.search(rf"(?<!非){match['what']}", clause)
        for match in _ALL_BUT.finditer(clause)
    )


def _has_won(clause: str, question: Question) -> bool:
    """Tell whether a clause names whom the question names behind the one who lost to him."""
    match = _LOST_TO.search(clause)
    people = [name.text for name in question.names if name.sort is Sort.PERSON]
    return bool(match) and any(person in clause[match.end() :] for person in people if match)


def _is_other_aspect(question: str, around: Surroundings) -> bool:
    """Tell whether a length is told where a height is asked for, and the like."""
    match, told = _ASPECT_ASKED.search(question), _ASPECT_TOLD.search(around.lead)
    wanted = match and (match["aspect"] or "长")
    return bool(wanted and told) and told is not None and told["aspect"] != wanted


def _is_each_of_total(question: str, around: Surroundings) -> bool:
    """Tell whether what each of them costs or gets is told where all together is asked for."""
    return bool(
        _TOTAL_ASKED.search(question)
        and "每" not in question
        and _EACH_TOLD.search(_CLAUSE.split(around.lead)[-1])
    )


def _is_other_direction(question: str, told: str) -> bool:
    """Tell whether only the counterpart of a place that the question names by its direction is told of."""
    for directions in _DIRECTIONS:
        for match in re.finditer(f"[{directions}]", question):
            beside = question[match.end() : match.end() + _BESIDE_DIRECTION]
            if len(beside) < _BESIDE_DIRECTION or match.group() + beside in told:
                continue
            if any(other + beside in told for other in directions.replace(match.group(), "")):
                return True
    return False


def _is_no_such_event(question: Question, around: Surroundings) -> bool:
    """Tell whether a day is asked for of a beginning or an end of which the evidence has no word."""
    if question.answer_type.kind is not Kind.DATE:
        return False
    text = question.squeezed
    if is_asked_end(text, around.lead, around.rest):
        return False
    told = f"{around.before[:HEAD]}\n{around.paragraph}"
    groups = [group for group in _EVENTS if re.search(group, text)]
    return bool(groups) and not any(re.search(group, told) for group in groups)
