"""What is said to small talk and to chores."""

from collections.abc import Callable
from typing import Final

from bot.dialogue.intents.detection import Intent
from bot.dialogue.listing.article_index import article_index_of
from bot.words.language import Language
from bot.words.lists import list_words
from bot.words.remarks import Remarks, remarks_in
from retriever import Retriever

_REMARKS: Final[dict[Intent, Callable[[Remarks], str]]] = {
    Intent.GREETING: lambda words: words.greeting,
    Intent.THANKS: lambda words: words.welcome,
    Intent.BYE: lambda words: words.goodbye,
    Intent.HELP: lambda words: words.help,
    Intent.NAME: lambda words: words.name,
    Intent.DOUBT: lambda words: words.doubt,
    Intent.HEARD: lambda words: words.heard,
    Intent.CHORE: lambda words: words.chore,
}
#: Intents whose reply ends with example questions.
_WITH_EXAMPLES: Final = frozenset(
    (Intent.GREETING, Intent.THANKS, Intent.HELP, Intent.NAME, Intent.HEARD, Intent.CHORE)
)


def reply_to(intent: Intent, archive: Retriever, language: Language) -> str:
    """Return our own words for an intent that is no command, with example questions where they help.

    Raises:
        KeyError: the intent is a command.
    """
    reply = _REMARKS[intent](remarks_in(language))
    return reply + _examples(archive, language) if intent in _WITH_EXAMPLES else reply


def _examples(archive: Retriever, language: Language) -> str:
    """Return two questions that this very archive answers, on a line of their own."""
    words = list_words(language)
    questions = [words.example.format(question=one) for one in article_index_of(archive).examples]
    return "\n" + words.such_as.format(examples="".join(questions)) if questions else ""
