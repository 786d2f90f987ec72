"""Updates as the server makes them, answers and a scripted assistant."""

import asyncio
import itertools
import re
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from bot.dialogue.answer import Answer, AnswerKind
from bot.dialogue.caution import Caution
from bot.dialogue.state import ConversationState
from bot.words.language import Language
from corpus.model import Article, Paragraph, Place
from retriever import ArticleReference, CatalogueEntry, Citation, Hit, IndexInfo, IndexReport

from .markup import units

QUOTE = "那曲市<积分超市>共有资金3730万元，一类村4万元 & 二类村3万元。"
BOT = {"id": 42, "is_bot": True, "first_name": "报知", "username": "BaozhiBot"}

_message_ids = itertools.count(100)
_ENTITIES = re.compile(r"(?P<bot_command>/\w+(?:@\w+)?)|(?P<mention>@\w+)")

Json = dict[str, Any]


def user(number: int, name: str | None = None) -> Json:
    return {"id": number, "is_bot": False, "first_name": f"U{number}"} | ({"username": name} if name else {})


def entities(text: str) -> list[Json]:
    return [
        {"type": found.lastgroup, "offset": units(text[: found.start()]), "length": units(found.group())}
        for found in _ENTITIES.finditer(text)
    ]


def private(text: str, sender: int = 7, name: str | None = None, **more: object) -> Json:
    """A text message in the private chat with a user."""
    chat = {"id": sender, "type": "private", "first_name": f"U{sender}"}
    return {"message": _message(chat, user(sender, name), text=text, entities=entities(text), **more)}


def group(text: str, sender: int = 7, chat: int = -1001, topic: int | None = None, **more: object) -> Json:
    """A text message in a supergroup, in one of its topics where given."""
    place = {"id": chat, "type": "supergroup", "title": "读报小组", "is_forum": topic is not None}
    thread = {"message_thread_id": topic, "is_topic_message": True} if topic else {}
    return {"message": _message(place, user(sender), text=text, entities=entities(text), **thread, **more)}


def edited(text: str, sender: int = 7) -> Json:
    message = private(text, sender)["message"]
    return {"edited_message": message | {"edit_date": message["date"]}}


def photo(sender: int = 7, album: str | None = None) -> Json:
    chat = {"id": sender, "type": "private", "first_name": f"U{sender}"}
    size = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
    more: Json = {"media_group_id": album} if album else {}
    return {"message": _message(chat, user(sender), photo=[size], **more)}


def service(sender: int = 7) -> Json:
    """What the chat itself says: here, that messages will be deleted after a minute."""
    chat = {"id": sender, "type": "private", "first_name": f"U{sender}"}
    timer = {"message_auto_delete_time": 60}
    return {"message": _message(chat, user(sender), message_auto_delete_timer_changed=timer)}


def _message(chat: Json, sender: Json, **content: object) -> Json:
    return {"message_id": next(_message_ids), "date": 1_790_000_000, "chat": chat, "from": sender} | content


def citation(quote: str = QUOTE, span: tuple[int, int] | None = None, paragraph: int = 2) -> Citation:
    article = ArticleReference(
        "a1", "以“党建+积分”模式提升基层治理能力", "记者 张三", date="2023", page="第3版"
    )
    return Citation(article, paragraph, quote, span)


def answered(question: str, text: str = "3730万元", rewritten: str | None = None) -> Answer:
    start = QUOTE.index(text)
    return Answer(question, text, 0.9, rewritten, (citation(span=(start, start + len(text))),))


def refused(question: str, nearest: int = 5) -> Answer:
    hits = tuple(Hit(1 / n, f"第{n}个<段落>。", citation(paragraph=n)) for n in range(1, nearest + 1))
    return Answer(question, None, 0.1, nearest=hits, kind="refusal")


class ScriptedArchive:
    """An archive of a few made-up articles, which notes what is added and removed.

    Attributes:
        articles: what there is, by the key of the reference.
        added, removed: paths, in their order.
        trouble: what the next ``add`` raises or reports as unreadable.
        gate: where set, ``add`` waits for it between its two steps.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path("/nonexistent")
        self.articles: dict[str, tuple[ArticleReference, Article]] = {}
        self.added: list[Path] = []
        self.removed: list[Path] = []
        self.trouble: Exception | str | None = None
        self.gate: threading.Event | None = None
        self.put(article("a1"))

    def put(self, article: Article) -> ArticleReference:
        reference = ArticleReference(article.id, article.title, article.byline, date="2023", page="第3版")
        self.articles[article.id] = reference, article
        return reference

    def search(self, question: str, k: int = 5) -> list[Hit]:
        return [
            Hit(1 / n, f"第{n}个<段落>。", citation(f"第{n}个<段落>。全文在此。", paragraph=n))
            for n in range(1, 8)
        ][:k]

    def article(self, reference: ArticleReference) -> Article | None:
        found = self.articles.get(reference.id)
        return found[1] if found else None

    def boxes(self, citation: Citation) -> tuple[Place, ...]:
        return ()

    def catalogue(self) -> list[CatalogueEntry]:
        return [CatalogueEntry(reference, "article", None, 3) for reference, _ in self.articles.values()]

    def info(self) -> IndexInfo:
        numbers = (1, len(self.articles), 0, 30, 40)
        return IndexInfo("", *numbers, None, None, None, "flat", 1, None, 100)

    def add(self, *sources: str | Path, progress: Callable[[int, int], None] | None = None) -> IndexReport:
        names = tuple(map(str, sources))
        if isinstance(self.trouble, Exception):
            raise self.trouble
        if self.trouble:
            return IndexReport(failed=tuple((name, self.trouble) for name in names))
        if progress:
            progress(1, 2)
        if self.gate:
            self.gate.wait(20)
        if progress:
            progress(2, 2)
        self.added += [Path(name) for name in names]
        return IndexReport(added=names)

    def remove(self, *sources: str | Path) -> IndexReport:
        self.removed += [Path(name) for name in sources]
        return IndexReport(removed=tuple(map(str, sources)))


def article(
    key: str = "a1", paragraphs: int = 12, title: str = "以“党建+积分”模式提升基层治理能力"
) -> Article:
    """An article whose third paragraph is ``QUOTE``."""
    texts = [f"第{number}段：" + "这里是正文。" * 40 for number in range(1, paragraphs + 1)]
    texts[2] = QUOTE
    body = tuple(Paragraph(text) for text in texts)
    return Article("article", body, title=title, byline="记者 张三", date="2023", page="第3版", key=key)


class Script:
    """An assistant that plays a script and keeps a record.

    Attributes:
        replies: what a question is answered with; an exception is raised. A question that is not
            in it gets ``answered``, its rewritten form telling the conversation and the turn.
        gates: a question listed here waits until its event is set.
        asked: questions in the order in which work on them began.
        cautions: how sure the answers of each conversation had to be, in the order in which they began.
        busy: how many are being answered at the moment; ``most_busy``: the most there were.
    """

    def __init__(self) -> None:
        self.replies: dict[str, Answer | Exception] = {}
        self.gates: dict[str, threading.Event] = {}
        self.asked: list[str] = []
        self.cautions: list[Caution | None] = []
        self.threads: set[str] = set()
        self.busy = self.most_busy = 0
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self.archive = ScriptedArchive()

    def gate(self, question: str) -> threading.Event:
        return self.gates.setdefault(question, threading.Event())

    def conversation(
        self,
        state: ConversationState | None = None,
        language: Language = "zh",
        caution: Caution | None = None,
    ) -> "ScriptedConversation":
        self.cautions.append(caution)
        return ScriptedConversation(self, next(self._numbers), state or ConversationState())

    def play(self, question: str, mark: str) -> Answer:
        with self._lock:
            self.asked.append(question)
            self.threads.add(threading.current_thread().name)
            self.busy += 1
            self.most_busy = max(self.most_busy, self.busy)
        try:
            if question in self.gates:
                self.gates[question].wait(20)
            reply = self.replies.get(question) or answered(question, rewritten=f"{mark} {question}")
        finally:
            with self._lock:
                self.busy -= 1
        if isinstance(reply, Exception):
            raise reply
        return reply


class ScriptedConversation:
    """Remembers in its state what was asked last, and how many turns there were."""

    def __init__(self, script: Script, number: int, state: ConversationState) -> None:
        self._script = script
        self._number = number
        self.state = state

    def ask(self, question: str) -> Answer:
        self.state.shown += 1
        answer = self._script.play(question, f"[{self._number}.{self.state.shown}]")
        self.state.topic = question
        return answer

    def raw(self, question: str) -> Answer:
        return self._script.play(f"raw {question}", "raw")

    def more(self) -> Answer:
        return self._talk(f"更多：{self.state.topic}", kind="passages", nearest=refused("", 2).nearest)

    def sources(self) -> Answer:
        return self._talk(f"来源：{self.state.topic}", kind="passages", citations=(citation(),))

    def open(self, number: int = 1) -> Answer:
        return self._talk(f"原文{number}", kind="article", citations=(citation(),))

    def clear(self) -> Answer:
        self.state = ConversationState()
        return self._talk("换话题了")

    def _talk(self, reply: str, kind: AnswerKind = "talk", **more: Any) -> Answer:
        return Answer("", None, 0.0, kind=kind, reply=reply, **more)


class ThreadIndexer:
    """An indexer that lets an archive add files itself, in a thread that nobody waits for."""

    def __init__(self, archive: Any) -> None:
        self._archive = archive

    async def add(self, paths: Sequence[Path], progress: Callable[[int, int], None]) -> IndexReport:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[IndexReport] = loop.create_future()

        def work() -> None:
            try:
                report = self._archive.add(
                    *paths, progress=lambda *step: loop.call_soon_threadsafe(progress, *step)
                )
            except BaseException as error:  # noqa: BLE001 - for the one who waits
                settle: Callable[[], None] = partial(done.set_exception, error)
            else:
                settle = partial(done.set_result, report)
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(lambda: None if done.done() else settle())

        threading.Thread(target=work, daemon=True).start()
        return await done
