"""Questions that name nothing (它是2019年成立的吗) get the name that the topic is about."""

from bot.dialogue.followups.dependence import has_pronoun, replace_pronoun
from corpus.chinese.names import Sort, names_in, squeezed

_SORTS = (Sort.ORGANISATION, Sort.PLACE, Sort.PERSON, Sort.TITLE, Sort.QUOTED)


def add_topic_name(question: str, topic: str | None) -> str | None:
    """Return a question with the last name of the topic in place of its pronoun, or before it.

    None where the question has a name of its own, or the topic has none.
    """
    if topic is None or _names(question):
        return None
    named = _names(topic)
    if not named:
        return None
    return replace_pronoun(question, named[-1]) if has_pronoun(question) else f"{named[-1]}{question}"


def _names(text: str) -> list[str]:
    return [name.text for name in names_in(squeezed(text)) if name.sort in _SORTS]
