"""Updates as the server makes them, answers and a scripted assistant."""

import itertools
import re
import threading
from typing import Any

from bot.answer import Answer
from retriever import ArticleReference, Citation, Hit

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
    return Answer(question, None, 0.1, nearest=hits)


class Script:
    """An assistant that plays a script and keeps a record.

    Attributes:
        replies: what a question is answered with; an exception is raised. A question that is not
            in it gets ``answered``, its rewritten form telling the conversation and the turn.
        gates: a question listed here waits until its event is set.
        asked: questions in the order in which work on them began.
        busy: how many are being answered at the moment; ``most_busy``: the most there were.
    """

    def __init__(self) -> None:
        self.replies: dict[str, Answer | Exception] = {}
        self.gates: dict[str, threading.Event] = {}
        self.asked: list[str] = []
        self.threads: set[str] = set()
        self.busy = self.most_busy = 0
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)

    def gate(self, question: str) -> threading.Event:
        return self.gates.setdefault(question, threading.Event())

    def conversation(self) -> "ScriptedConversation":
        return ScriptedConversation(self, next(self._numbers))

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
    def __init__(self, script: Script, number: int) -> None:
        self._script = script
        self._number = number
        self._turns = itertools.count(1)

    def ask(self, question: str) -> Answer:
        return self._script.play(question, f"[{self._number}.{next(self._turns)}]")
