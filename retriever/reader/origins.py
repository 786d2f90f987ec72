"""Where somebody comes from, asked in the words of the text: 哪里人 where it says 生于."""

from typing import Final

from corpus.lazy import lazy_pattern

#: 是哪里人 · 老家在哪 · 的籍贯是哪里
_ASKED: Final = lazy_pattern(
    r"是?哪(?:里|儿|个地方)的?人|的?(?:老家|籍贯|祖籍|家乡)(?:是|在)?(?:哪里|哪儿|哪|什么地方)"
)
_BORN: Final = lazy_pattern("(?:出?生|诞生)[于在]")
_BIRTH: Final = lazy_pattern("出生(?:于|在)?")
_COMES_FROM: Final = lazy_pattern("老家|籍贯|祖籍|家乡")

#: 湖口人, 湖口籍: of where somebody comes from as well.
_TOLD: Final = lazy_pattern(
    r"(?:出?生|诞生)[于在]|出生|老家|籍贯|祖籍|家乡|来自|籍|[，,][^\W\d]{2,4}人[，,。]"
)


def in_words_of_origin(question: str, quote: str) -> str:
    """Return a question for where somebody comes from as one for where he was born, where a paragraph tells that.

    哪年出生 becomes 哪年生于 in the same way.
    """
    if not _BORN.search(quote):
        return question
    asked = question if _COMES_FROM.search(quote) else _ASKED.sub("生于哪里", question)
    return asked if "出生" in quote else _BIRTH.sub("生于", asked)


def tells_no_origin(question: str, paragraph: str) -> bool:
    """Tell whether a question asks where somebody comes from and a paragraph has no word of that."""
    return bool(_ASKED.search(question)) and not _TOLD.search(paragraph)
