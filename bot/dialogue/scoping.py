"""What a filter leaves of the archive, told with an answer."""

from dataclasses import replace

from bot.dialogue.answer import Answer
from bot.words.language import Language
from bot.words.texts import texts_in
from retriever import Retriever


def scoped(answer: Answer, archive: Retriever, language: Language) -> Answer:
    """Return an answer with what the archive's filter lets through; a refusal says so where that is nothing."""
    scope = archive.scope()
    if scope is None:
        return answer
    nothing = answer.kind == "refusal" and not scope.articles
    reply = "".join(texts_in(language).scope_notes(scope)) if nothing else answer.reply
    return replace(answer, scope=scope, reply=reply)
