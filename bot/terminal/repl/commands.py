"""The commands of the conversation. Each is a word behind a slash, and returns lines to show."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.dialogue.answer import Answer
from bot.dialogue.caution import Caution
from bot.terminal.render import answer_lines
from bot.terminal.repl.catalogue import Catalogue
from bot.terminal.repl.export import markdown
from bot.terminal.repl.session import Session
from bot.terminal.style import Line, line
from bot.words.language import Language
from retriever import Citation

Lines = Iterable[Line]


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        name: with its slash.
        argument: what stands behind it, for the usage; empty where nothing does.
        required: whether the argument must be there.
        run: the session and the argument → lines to show.
        summary: what it does, by language.
    """

    name: str
    argument: str
    required: bool
    run: Callable[[Session, str], Lines]
    summary: dict[Language, str]

    @property
    def usage(self) -> str:
        """The name and the argument."""
        return f"{self.name} {self.argument}".strip()


def _said(text: str) -> Lines:
    return [line(each) for each in text.split("\n")]


def _shown(session: Session, answer: Answer) -> Lines:
    return answer_lines(answer, session.texts, session.view)


def _help(session: Session, _: str) -> Iterator[Line]:
    yield line(session.chat_texts.asking)
    for command in COMMANDS.values():
        yield line(command.summary[session.settings.language], lead=f"  {command.usage:<16} ")
    yield line(session.chat_texts.keys)


def _sources(session: Session, _: str) -> Lines:
    return _shown(session, session.conversation.sources())


def _open(session: Session, argument: str) -> Lines:
    if not (argument.isascii() and argument.isdigit()):
        return _said(session.chat_texts.usage.format(COMMANDS["/open"].usage))
    return _shown(session, session.conversation.open(int(argument)))


def _more(session: Session, _: str) -> Lines:
    return _shown(session, session.conversation.more())


def _article(session: Session, name: str) -> Lines:
    found = Catalogue(session.assistant.archive).named(name)
    if len(found) > 1:
        ids = "、".join(entry.reference.id for entry in found[:5]) + ("……" if len(found) > 5 else "")
        return _said(session.chat_texts.which_article.format(name, len(found), ids))
    article = session.assistant.archive.article(found[0].reference) if found else None
    if article is None:
        return _said(session.chat_texts.no_article.format(name))
    citation = Citation(found[0].reference, -1, "")
    return _shown(session, Answer(name, None, 0.0, citations=(citation,), kind="article", article=article))


def _index(session: Session, folder: str) -> Lines:
    session.open(str(Path(folder).expanduser()))
    info = session.assistant.archive.info()
    return _said(
        session.chat_texts.opened.format(folder=info.folder, articles=info.articles, captions=info.captions)
    )


def _settings(session: Session, argument: str) -> Lines:
    now = session.settings
    match argument.split():
        case []:
            pass
        case [("language" | "语言"), ("zh" | "en") as language]:
            session.change(replace(now, language=language))
        case [("threshold" | "阈值"), "auto"]:
            session.change(replace(now, threshold=None))
        case [("threshold" | "阈值"), value] if (number := _number(value)) is not None and 0 <= number <= 1:
            session.change(replace(now, threshold=number))
        case [("caution" | "尺度"), level] if (
            caution := session.chat_texts.caution_named(level)
        ) is not None:
            session.change(replace(now, caution=Caution(caution)))
        case [("sources" | "来源数"), value] if value in map(str, range(1, 11)):
            session.change(replace(now, sources=int(value)))
        case _:
            return _said(session.chat_texts.bad_setting.format(argument))
    now, words = session.settings, session.chat_texts
    own = words.archive_threshold.format(session.threshold)
    threshold = own if now.threshold is None else f"{now.threshold:.2f}"
    caution = words.cautions[now.caution]
    if now.threshold is not None and now.caution is not Caution.USUAL:
        caution = words.caution_idle.format(caution)
    return _said(
        words.settings.format(
            language=now.language, caution=caution, threshold=threshold, sources=now.sources
        )
    )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _export(session: Session, name: str) -> Lines:
    words, path = session.chat_texts, Path(name).expanduser()
    if not session.turns:
        return _said(words.nothing_to_export)
    text = markdown(session.turns, words.export_title, session.texts)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        return _said(words.exists.format(path))
    except (OSError, ValueError) as error:  # ValueError: a name with a null byte
        return _said(words.not_written.format(path, getattr(error, "strerror", None) or error))
    return _said(words.exported.format(path, len(session.turns)))


def _raw(session: Session, question: str) -> Lines:
    return _shown(session, session.ask(question, raw=True))


def _new(session: Session, _: str) -> Lines:
    return _shown(session, session.conversation.clear())


def _quit(session: Session, _: str) -> Lines:
    session.finished = True
    return []


COMMANDS: dict[str, Command] = {
    name: Command(name, argument, bool(argument) and not argument.startswith("["), run, {"zh": zh, "en": en})
    for name, argument, run, zh, en in (
        ("/sources", "", _sources, "上一个回答的全部来源", "all sources of the last answer"),
        ("/open", "N", _open, "打开第 N 条来源所在的文章", "the article of source N"),
        ("/more", "", _more, "再看几段", "further passages"),
        ("/article", "ID", _article, "按编号或标题打开文章", "open an article by its id or title"),
        ("/raw", "QUESTION", _raw, "照原话问，不看上文", "ask word for word, whatever came before"),
        ("/new", "", _new, "换个话题", "begin a new topic"),
        ("/index", "DIR", _index, "打开另一个索引", "open another index"),
        (
            "/settings",
            "[NAME VALUE]",
            _settings,
            "看或改：语言 language，尺度 caution，阈值 threshold，来源数 sources",
            "show or set language, caution, threshold, sources",
        ),
        (
            "/export",
            "FILE.md",
            _export,
            "把对话写成 Markdown，出处作脚注",
            "write the conversation as Markdown",
        ),
        ("/help", "", _help, "用法", "this help"),
        ("/quit", "", _quit, "退出", "leave"),
    )
}
_ALIASES = {"/exit": "/quit", "/q": "/quit", "/?": "/help"}


def run_command(session: Session, typed: str) -> Lines:
    """Run a typed command; return the lines it shows.

    Raises:
        BotError, CorpusError, EncoderError, RetrieverError: what the command could not do.
    """
    name, _, argument = typed.partition(" ")
    command = COMMANDS.get(_ALIASES.get(name, name))
    if command is None:
        return _said(session.chat_texts.unknown_command.format(name))
    if command.required and not argument.strip():
        return _said(session.chat_texts.usage.format(command.usage))
    return command.run(session, argument.strip())
