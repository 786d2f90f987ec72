"""baozhi chat: the conversation at a terminal."""

import argparse
from contextlib import closing

from platformdirs import user_state_path

from bot.dialogue.assistant import Assistant
from bot.dialogue.caution import Caution
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.filtering import filter_of
from bot.terminal.repl import Repl, Screen, Session
from bot.terminal.repl.background import in_background
from bot.terminal.repl.session import ChatSettings
from bot.terminal.rewording import rephraser_of
from bot.words.repl import chat_texts_in
from retriever import Retriever

ERRORS = ARCHIVE_ERRORS


def chat(args: argparse.Namespace) -> int:
    """Converse until the end of input."""
    screen, rephraser, filters = Screen(), rephraser_of(args), filter_of(args)

    def open_archive(folder: str | None) -> Assistant:
        return Assistant(Retriever.open(folder).filtered(filters), rephraser=rephraser)

    settings = ChatSettings(language=args.lang, caution=Caution(args.caution))
    opening = in_background(lambda: Session(open_archive, args.index, settings))
    session = screen.wait_for(opening, chat_texts_in(args.lang).opening)
    with closing(session):
        history = None if args.no_history else user_state_path("baozhi", appauthor=False)
        Repl(session, screen, history=history).run()
    return 0
