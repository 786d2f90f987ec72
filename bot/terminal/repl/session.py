"""The state of a chat: the open archive, the conversation, its turns, and the settings."""

import dataclasses
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.dialogue.answer import Answer
from bot.dialogue.assistant import Assistant
from bot.dialogue.caution import Caution
from bot.dialogue.state import ConversationState
from bot.terminal.render import View
from bot.words.language import Language
from bot.words.repl import ChatTexts, chat_texts_in
from bot.words.texts import Texts, texts_in

#: Turns that are kept for an export.
_TURNS = 1000

#: Opens the assistant over the index in a folder, or over the default one.
Opener = Callable[[str | None], Assistant]


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """What a user may set.

    Attributes:
        language: of the program's words.
        threshold: a confidence below it is a refusal, in [0, 1]; None is the archive's own,
            as caution moves it.
        caution: how sure an answer must be where no threshold is set.
        sources: the most sources listed under an answer.
    """

    language: Language = "zh"
    threshold: float | None = None
    caution: Caution = Caution.USUAL
    sources: int = 3


class Session:
    """One chat over one archive at a time; close it at the end.

    Args:
        opener: how an archive is opened.
        folder: the index to begin with; None is the default one.
        settings: those to begin with.

    Raises:
        What the opener raises.
    """

    def __init__(
        self, opener: Opener, folder: str | None = None, settings: ChatSettings | None = None
    ) -> None:
        self._opener = opener
        self.settings = settings or ChatSettings()
        self.assistant = opener(folder)
        self._own_threshold = self.assistant.settings.threshold
        self.conversation = self.assistant.conversation(language=self.settings.language)
        self.turns: deque[Answer] = deque(maxlen=_TURNS)
        self.finished = False
        self._take_over_threshold()

    @property
    def texts(self) -> Texts:
        """The words around an answer."""
        return texts_in(self.settings.language)

    @property
    def chat_texts(self) -> ChatTexts:
        """The words of the terminal."""
        return chat_texts_in(self.settings.language)

    @property
    def view(self) -> View:
        """How an answer is shown."""
        return View(confidence=True, numbers=True, sources=self.settings.sources)

    @property
    def threshold(self) -> float:
        """The threshold in use."""
        return self.assistant.settings.least

    def ask(self, question: str, *, raw: bool = False) -> Answer:
        """Answer a turn and keep it for an export.

        Raises:
            RetrieverError, EncoderError: the question or the index cannot be used.
        """
        conversation = self.conversation
        answer = conversation.raw(question) if raw else conversation.ask(question)
        if conversation is self.conversation:  # nobody has stopped waiting for it
            self.turns.append(answer)
        return answer

    def take_up(self, state: ConversationState) -> None:
        """Go on from an earlier state. A turn that is still running no longer counts."""
        self.conversation = self.assistant.conversation(state, self.settings.language)

    def open(self, folder: str) -> None:
        """Go on with the index in another folder. Where it cannot be used, the old one stays.

        Raises:
            RetrieverError, EncoderError: it cannot be used.
        """
        conversation = self.conversation
        assistant = self._opener(folder)
        try:
            assistant.archive.info()
            _ = assistant.archive.encoder  # a model that is missing shows now, not at the next question
        except BaseException:
            assistant.archive.close()
            raise
        if conversation is not self.conversation:  # nobody waits for it any more
            assistant.archive.close()
            return
        self.close()
        self.assistant = assistant
        self._own_threshold = assistant.settings.threshold
        self.conversation = assistant.conversation(language=self.settings.language)
        self.change(self.settings)

    def change(self, settings: ChatSettings) -> None:
        """Take over settings."""
        self.settings = settings
        self.conversation.language = settings.language
        self._take_over_threshold()

    def _take_over_threshold(self) -> None:
        """Let the assistant answer by the threshold that is set, else by the archive's own and the caution."""
        threshold, caution = self.settings.threshold, Caution.USUAL
        if threshold is None:
            threshold, caution = self._own_threshold, self.settings.caution
        now = self.assistant.settings
        self.assistant.settings = dataclasses.replace(now, threshold=threshold, caution=caution)

    def close(self) -> None:
        """Give the archive's files back."""
        self.assistant.archive.close()
