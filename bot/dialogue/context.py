"""What a turn of a conversation is answered with: the assistant, the state, the language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogue.answer import Answer
from bot.dialogue.followups.current_article import CurrentArticle
from bot.dialogue.state import ConversationState
from bot.words.language import Language
from bot.words.remarks import Remarks, remarks_in
from retriever import ArticleReference, Citation, Retriever
from retriever.reader import byline_of

if TYPE_CHECKING:
    from bot.dialogue.assistant import Assistant


@dataclass(frozen=True, slots=True)
class TurnContext:
    """The tools of one turn; what it remembers goes into ``state``."""

    assistant: "Assistant"
    state: ConversationState
    language: Language

    @property
    def archive(self) -> Retriever:
        """What is searched."""
        return self.assistant.archive

    @property
    def remarks(self) -> Remarks:
        """Our own words in the language of the conversation."""
        return remarks_in(self.language)

    def talk(self, turn: str, reply: str) -> Answer:
        """Return our own words as the answer to a turn."""
        return Answer(turn, None, 1.0, kind="talk", reply=reply)

    def current_article(self) -> CurrentArticle:
        """Return the article that answered last or was opened, with the last answer from it."""
        state = self.state
        current = state.current_article
        paragraph = next((number for article, number in state.sources if article == current), None)
        return CurrentArticle(state.answer, current, paragraph, self.current_text())

    def current_text(self) -> str:
        """Return headline and text of the current article; empty where there is none, or it has left the index."""
        current = self.state.current_article
        article = self.archive.article(current) if current else None
        if article is None:
            return ""
        return "\n".join([line.text for line in article.head] + [p.text for p in article.paragraphs])

    def cite(self, reference: ArticleReference, paragraph: int) -> Citation | None:
        """Return a paragraph of an article as a citation; None where it is not in the index."""
        article = self.archive.article(reference)
        if article is None:
            return None
        if paragraph < 0:  # of an article's head only the credit is ever cited
            credit = byline_of(article)
            return Citation(reference, credit[0], credit[1]) if credit else None
        lines = [line.text for line in article.paragraphs]
        return Citation(reference, paragraph, lines[paragraph]) if paragraph < len(lines) else None
