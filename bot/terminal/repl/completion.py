"""Completion of commands and their arguments, and of titles and place names in a question."""

from collections.abc import Callable, Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document

from bot.terminal.repl.catalogue import Catalogue
from bot.terminal.repl.commands import COMMANDS
from bot.terminal.repl.session import Session
from bot.terminal.visible import visible
from retriever import Retriever

#: Characters before the cursor that may belong to a word; one alone begins too many.
_LONGEST, _SHORTEST = 20, 2
_MOST = 50
_VALUES = (
    *("language zh", "language en"),
    *("caution loose", "caution usual", "caution strict"),
    *("threshold auto", "threshold 0.5"),
    *("sources 3", "sources 5"),
)


class ChatCompleter(Completer):
    """It completes what is typed in a session. The catalogue is read when it is first needed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._catalogue: tuple[Retriever, Catalogue] | None = None
        self._arguments: dict[str, Callable[[Document, CompleteEvent], Iterable[Completion]]] = {
            "/index": PathCompleter(only_directories=True, expanduser=True).get_completions,
            "/export": PathCompleter(expanduser=True).get_completions,
            "/article": self._articles,
            "/settings": self._settings,
            "/raw": self._words,
        }

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue of the archive that is open now."""
        archive = self._session.assistant.archive
        if self._catalogue is None or self._catalogue[0] is not archive:
            self._catalogue = archive, Catalogue(archive)
        return self._catalogue[1]

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield completions for the text before the cursor."""
        text = document.text_before_cursor
        name, space, argument = text.partition(" ")
        if not text.startswith("/"):
            return self._words(document, complete_event)
        if not space:
            return self._commands(name)
        rest = Document(argument, len(argument))
        return self._arguments.get(name, _nothing)(rest, complete_event)

    def _commands(self, typed: str) -> Iterator[Completion]:
        for name, command in COMMANDS.items():
            if name.startswith(typed):
                summary = command.summary[self._session.settings.language]
                yield Completion(name, -len(typed), display=command.usage, display_meta=summary)

    def _articles(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
        typed = document.text_before_cursor
        for entry in self.catalogue.entries:
            title = visible(entry.reference.title or "")
            if entry.reference.id.startswith(typed) or (typed and typed in title):
                yield Completion(entry.reference.id, -len(typed), display_meta=title)

    def _settings(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
        typed = document.text_before_cursor
        return (Completion(value, -len(typed)) for value in _VALUES if value.startswith(typed))

    def _words(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
        """Yield titles and places that go on the longest end of the question that begins one.

        Chinese has no spaces to tell where a word begins. Of titles, a stretch from the middle counts as
        well: it completes to the whole title.
        """
        typed = document.text_before_cursor
        for length in range(min(len(typed), _LONGEST), _SHORTEST - 1, -1):
            end = typed[-length:]
            known = [word for word in self.catalogue.words if word.startswith(end)]
            found = known or [word for word in self.catalogue.words if end in word]
            if found:
                yield from (Completion(visible(word), -length) for word in found[:_MOST] if word != end)
                return


def _nothing(_: Document, __: CompleteEvent) -> Iterable[Completion]:
    return ()
