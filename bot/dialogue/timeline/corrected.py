"""What a newspaper corrected of the report that answers: 《石坝开工》一文中，“4.8亿元”应为“8.4亿元”."""

from dataclasses import replace
from typing import Final

from bot.dialogue.answer import Alternative, Answer
from corpus.chinese.names import squeezed
from corpus.lazy import lazy_pattern
from retriever import Retriever

_OPEN, _CLOSE = '[“"「『‘]', '[”"」』’]'
_SAID: Final = '[^“”"「」『』‘’，。；]{1,60}'
#: “甲”应为“乙” · “甲”有误，应为“乙” · 甲应为乙.
_CORRECTED: Final = lazy_pattern(
    rf"{_OPEN}?(?P<wrong>{_SAID}?){_CLOSE}?(?:一[句处词]|的表述)?(?:有误|系笔误|错误)?[，,]?"
    rf"(?:应[为為是作]|(?:更正|改)[为為])[：:]?{_OPEN}?(?P<right>{_SAID}){_CLOSE}?"
)
_WORDS: Final = "更正 应为"
#: Paragraphs among which a correction is looked for, and characters of a headline that tell it from others.
_LOOKED_AT: Final = 3
_SHORTEST: Final = 3


def add_correction(answer: Answer, archive: Retriever) -> Answer:
    """Return an answer with the correction of its report among the alternatives.

    The correction names the report's headline, and is of what the answer says, or of words that hold it.
    """
    cited = answer.citations[0] if answer.kind == "answer" and answer.text and answer.citations else None
    title = squeezed(cited.article.title or "") if cited else ""
    if cited is None or len(title) < _SHORTEST:
        return answer
    said = squeezed(answer.text or "")
    for hit in archive.search(f"《{cited.article.title}》{_WORDS}", _LOOKED_AT):
        quote = hit.citation.quote
        if hit.citation.article == cited.article or title not in squeezed(quote):
            continue
        for match in _CORRECTED.finditer(quote):
            wrong = squeezed(match["wrong"])
            if wrong and (said in wrong or wrong in said):
                right = Alternative(match["right"], replace(hit.citation, span=match.span("right")))
                return replace(answer, alternatives=(right, *answer.alternatives))
    return answer
