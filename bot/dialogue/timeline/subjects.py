"""Whether a sentence tells of a subject, or of a neighbour that is named after it."""

from typing import Final

from bot.dialogue.timeline.wording import canonical
from corpus.chinese.names import Sort, names_in
from corpus.lazy import lazy_pattern

_SORTS: Final = (Sort.PLACE, Sort.ORGANISATION)
#: 全县 in an article on a village: the figure is of the whole around it.
_WHOLE: Final = lazy_pattern(r"全(?P<rank>[国省市州县区镇乡村社厂校院馆])|我(?P<ours>[国省市州县区镇乡村])")
#: 桃源村党支部, 桃源村小学: a body of the subject, and another one.
_BODY_BEHIND: Final = lazy_pattern(
    r"(?:党支部|党总支|党委|小学|中学|幼儿园|合作社|公司|卫生[室院]|医院|图书馆|[一-九]组)"
)


def is_told_of(subject: str, heading: str, earlier: str, before: str) -> bool:
    """Tell whether what follows a stretch of text is told of a subject.

    The subject is named in the paragraph, and no other place or body after it; or the paragraph names none and it
    stands in the headline or was named last before.

    Args:
        subject: canonical.
        heading: of the article.
        earlier: the paragraph before it.
        before: the paragraph up to what is told.
    """
    told = canonical(before)
    if any(
        (match["rank"] or match["ours"]) not in subject for match in _WHOLE.finditer(_last_sentence(told))
    ):
        return False
    if subject in told:
        return _is_last(subject, told)
    if _others(subject, told):
        return False
    return subject in canonical(heading) or _is_last(subject, canonical(earlier))


def _is_last(subject: str, text: str) -> bool:
    at = text.rfind(subject)
    rest = text[at + len(subject) :]
    return at >= 0 and not _BODY_BEHIND.match(rest) and not _others(subject, rest)


def _others(subject: str, text: str) -> bool:
    return any(
        one.sort in _SORTS and one.text not in subject and subject not in one.text for one in names_in(text)
    )


def _last_sentence(text: str) -> str:
    return text[max(text.rfind(mark) for mark in "。！？!?") + 1 :]
