"""baozhi search and baozhi ask: one question, or a batch of them."""

import argparse

from bot.dialogue.answer import Answer
from bot.dialogue.assistant import Assistant
from bot.dialogue.caution import Caution
from bot.errors import SettingsError
from bot.terminal.commands.batch import BatchLine, Record, run_batch
from bot.terminal.errors import ARCHIVE_ERRORS
from bot.terminal.filtering import filter_of, scope_notes
from bot.terminal.output import say, say_json, terminal_style, warn
from bot.terminal.render import answer_text, hits_text
from bot.terminal.rewording import rephraser_of
from bot.terminal.tables import HIT_COLUMNS, hit_row, say_table
from bot.words.texts import texts_in
from retriever import Retriever, SearchSettings
from retriever.errors import BadQuestionError

ERRORS = ARCHIVE_ERRORS


def _check(args: argparse.Namespace) -> None:
    if (args.question is None) == (args.batch is None):
        raise SettingsError("请给出一个问题，或 --batch 文件 (a question or --batch FILE, one of them)")
    if args.batch is not None and not args.json:
        raise SettingsError("--batch 要和 --json 一起用 (--batch goes with --json)")


def search(args: argparse.Namespace) -> int:
    """Print the best passages."""
    _check(args)
    if args.format and args.json:
        raise SettingsError("--format 和 --json 不能一起用 (--format and --json do not go together)")
    filters, settings = filter_of(args), SearchSettings(reranker=args.reranker)
    with Retriever.open(args.index, settings=settings).filtered(filters) as archive:
        for note in scope_notes(archive, texts_in(args.lang)):
            warn(note)
        if args.batch is not None:

            def line_hits(record: Record) -> Record:
                question = BatchLine.of(record).turns[-1]
                try:
                    return {"hits": [hit.to_json() for hit in archive.search(question, args.k)]}
                except BadQuestionError as error:
                    return {"error": str(error), "hits": []}

            return run_batch(args.batch, line_hits)
        hits = archive.search(args.question, args.k)
        if args.json:
            say_json([hit.to_json() for hit in hits], indent=1)
        elif args.format:
            say_table(HIT_COLUMNS, map(hit_row, hits), args.format)
        else:
            say(hits_text(hits, texts_in(args.lang), terminal_style()))
    return 0


def ask(args: argparse.Namespace) -> int:
    """Print a short answer with citations, or a refusal."""
    _check(args)
    filters = filter_of(args)
    with Retriever.open(args.index).filtered(filters) as archive:
        assistant = Assistant(archive, caution=Caution(args.caution), rephraser=rephraser_of(args))
        if args.batch is not None:

            def line_answers(record: Record) -> Record:
                return _turns(assistant, BatchLine.of(record))

            return run_batch(args.batch, line_answers)
        answer = assistant.conversation(language=args.lang).ask(args.question)
        if args.json:
            say_json(answer.to_json(), indent=1)
        else:
            say(answer_text(answer, texts_in(args.lang), terminal_style()))
    return 0


def _turns(assistant: Assistant, line: BatchLine) -> Record:
    """Return an answer for each turn. A turn that cannot be asked is refused, and the conversation goes on."""
    conversation = assistant.conversation()
    answers: list[Answer] = []
    told: Record = {}
    for turn in line.turns:
        try:
            answers.append(conversation.ask(turn))
        except BadQuestionError as error:
            told = {"error": str(error)}
            answers.append(Answer(turn, None, 0.0, kind="refusal"))
    return {**told, "answers": [answer.to_json() for answer in answers]}
