"""Whether a neighbouring value has the quality that is asked for, and the answer has not.

A paragraph tells last year's figure beside this year's, what was planned beside what was done, the mean beside the
most. Who asks for one names it by a word of a small family (去年, 实际, 平均). Where that word stands in the clause
of another value of the same measure and not in the answer's, the answer is the neighbour's.
"""

import re
from typing import Final

from corpus.chinese.clauses import clause_at
from corpus.chinese.values import Value, at, find
from corpus.lazy import lazy_pattern
from retriever.question import Question
from retriever.reader.neighbours import clause_around
from retriever.reader.wholes import change_around
from retriever.tokens import word_tokens

#: Words of one quality. What stands behind a comparison (比去年) is what is compared with.
_QUALITIES: Final = tuple(
    lazy_pattern(words)
    for words in (
        r"(?<![比较])(?:去年|上1?年(?!度?末?同期)|头1?年|上1?届)",
        r"(?<![比较])前年",
        r"原定|原本|原计划|计划|预计|预期|原来想|打算|目标|有望|想(?=[^想]{0,6}[到成])",
        r"实际|真正|最[后终]|到底|完成",
        r"平均|平摊|均摊|摊下来|[人户日月年亩天]均|均价",
        r"最[高多大长快贵重强]|顶峰|峰值",
        r"最[低少小短慢轻便]",
        r"女|妇",
        r"男",
        r"首[日周月批年天]|头1?[日周月批天]|第1[天周批]",
        r"其中",
        r"还有(?=多少|几)|还剩|还差|剩[余下]|余下|其余|尚[未有]",
        r"至少|最低|起码|不少于|不低于",
        r"[最至]多|不超过|上限",
    )
)
#: 女快递员, asked of 快递员: the head of what is asked stands without its quality.
_WOMEN: Final = lazy_pattern(r"女性?(?P<head>[\u4e00-\u9fff]{2,3})")
_LAST_YEAR: Final = lazy_pattern(r"(?<![比较])(?:去年|上1?年)")
#: 比上年少16艘: what stands beside is of this year.
_AGAINST_LAST_YEAR: Final = lazy_pattern(r"[比较同](?:去年|上1?年)|同比")
_SENTENCE: Final = lazy_pattern("[。！？!?]")
#: 县里出多少: of whom a share is asked, where neighbours give theirs (县水务局出七成，镇里出三成).
_LEVEL: Final = lazy_pattern("(?P<level>[省市州县区镇乡村])里")
#: 试开园, which 正式开园 is not.
_TRIAL: Final = lazy_pattern("试(?=开|营|运|行|点|用|办|供|通)")
#: 其余由镇里承担: who pays the rest is told, and not how much that is.
_THE_REST: Final = lazy_pattern(
    r"(?:其余|余下|剩余|剩下|差额|不足)(?:部分|资金|款项|的)?[均全都]?[由靠](?P<who>[^，。；,;]{2,20}?)"
    r"(?:承担|自筹|筹集|筹措|解决|出资|负责|补足|支付|分担)"
)


def is_of_another_quality(question: Question, quote: str, start: int, end: int) -> bool:
    """Tell whether the value at [start, end) of a paragraph lacks what is asked for and a neighbour has it."""
    own = at(quote, start, end)
    if not own:
        return False
    text = question.squeezed
    clause = clause_around(quote, start, end)
    asked = [quality for quality in _QUALITIES if quality.search(text)]
    lacking = [quality for quality in asked if not quality.search(clause)]
    if lacking:
        others = [
            clause_around(quote, value.start, value.end)
            for value in find(quote)
            if value.dimension is own[0].dimension and value not in own
        ]
        if any(quality.search(other) for quality in lacking for other in others if other != clause):
            return True
    return (
        _is_of_this_year(text, quote, start, end)
        or _is_of_all(text, clause)
        or _is_of_a_trial(text, quote, own[0])
        or _is_of_another_level(text, quote, own[0])
    )


def is_of_the_rest(question: Question, quote: str, start: int, end: int) -> bool:
    """Tell whether the share is asked for of one of whom the sentence tells only that he pays the rest."""
    rest = _THE_REST.search(_sentence_around(quote, start, end))
    words = [word for word in word_tokens(rest["who"]) if len(word) > 1] if rest else []
    return bool(words) and 2 * sum(word in question.squeezed for word in words) >= len(words)


def _is_of_this_year(text: str, quote: str, start: int, end: int) -> bool:
    """Tell whether last year's figure is asked for and the sentence compares its own with last year.

    Or tells what it became since (从去年的80个增加到126个).
    """
    if not _LAST_YEAR.search(text):
        return False
    change = change_around(quote, start, end)
    if change and start >= change[1].start:
        return bool(_LAST_YEAR.search(clause_around(quote, start, end)))
    sentence = _sentence_around(quote, start, end)
    return bool(_AGAINST_LAST_YEAR.search(sentence) and not _LAST_YEAR.search(sentence))


def _is_of_a_trial(text: str, quote: str, own: Value) -> bool:
    """Tell whether the real thing is asked for and the value is that of its trial: 试开园 for 正式开园."""
    start, end = clause_at(quote, own.start, own.end)
    if (start, end) == (own.start, own.end):  # 5月1日，湿地公园试开园
        _, end = clause_at(quote, own.start, min(len(quote), own.end + 2))
    told = quote[start:end]
    return "正式" in text and "正式" not in told and _TRIAL.search(told) is not None


def _is_of_another_level(text: str, quote: str, own: Value) -> bool:
    """Tell whether the share of the county is asked for and the clause gives the town's, and another the county's."""
    asked = _LEVEL.search(text)
    if asked is None or asked["level"] in _clause(quote, own):
        return False
    others = (value for value in find(quote) if value.dimension is own.dimension and value != own)
    return any(asked["level"] in _clause(quote, other) for other in others)


def _clause(quote: str, value: Value) -> str:
    return quote[slice(*clause_at(quote, value.start, value.end))]


def _sentence_around(quote: str, start: int, end: int) -> str:
    return _SENTENCE.split(quote[:start])[-1] + quote[start:end] + _SENTENCE.split(quote[end:])[0]


def _is_of_all(text: str, clause: str) -> bool:
    """Tell whether women are asked for and the clause tells of all."""
    match = _WOMEN.search(text)
    return bool(match) and re.search(rf"(?<!女){match['head']}", clause) is not None and "女" not in clause  # type: ignore[index]
