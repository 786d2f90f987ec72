"""An assistant that says what the script says, and a chat with it as a program of its own."""

import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

from bot.dialogue.answer import Alternative, Answer, Item
from bot.dialogue.assistant import AssistantSettings
from corpus.model import Article, Paragraph
from retriever import ArticleReference, Citation, Hit
from retriever.errors import BadQuestionError, IndexNotFoundError
from retriever.index.articles import CatalogueEntry

ROAD = ArticleReference(
    "a-1", "清河县修路三十公里", "记者 何雨", "本报清河电", "2023", "1版.txt", "/x/1版.txt"
)
APPLE = ArticleReference("b-2", "苹果🍎合作社分红", None, None, None, "2版.txt", "/x/2版.txt")
QUOTE = "清河县今年投入资金3730万元，新修公路30公里，沿线12个村、5600名村民受益🎉。"
OTHER = "白石乡苹果合作社有社员214户，今年分红86.5万元。"
FIRST = Citation(ROAD, 1, QUOTE, (9, 15))
SECOND = Citation(APPLE, 0, OTHER)
EVIL = "公路\x1b[31m30\x9b2J公里\r\x07"

LONG = "全镇干部群众齐心协力，把各项工作往前推进了一大步。" * 9
LONG_HIT = Hit(
    1.0, LONG, Citation(replace(ROAD, title="清河县干部群众齐心协力推进各项工作再上新台阶" * 2), 0, LONG)
)

ANSWERS = {
    "投入多少": Answer("投入多少", "3730万元", 0.9, citations=(FIRST, SECOND), nearest=()),
    "公路呢": Answer("公路呢", "30公里", 0.7, "清河县新修公路多少", (Citation(ROAD, 1, QUOTE, (20, 24)),)),
    "谁受益": Answer(
        "谁受益",
        "12个村、5600名村民",
        0.5,
        citations=(Citation(ROAD, 1, QUOTE, (27, 39)),),
        items=(Item("12个村", (27, 31)), Item("5600名村民", (32, 39))),
        alternatives=(Alternative("214户", SECOND),),
    ),
    "几岁": Answer("几岁", None, 0.1, nearest=(Hit(1.0, OTHER, SECOND),), kind="refusal"),
    "火星": Answer(
        "火星", None, 0.1, nearest=(LONG_HIT,) * 3, kind="refusal", unsaid=("火星",), instead="清河县"
    ),
    "你好": Answer("你好", None, 1.0, kind="talk", reply="您好！\n请提问。"),
    "坏": Answer("坏", EVIL, 0.9, citations=(Citation(ROAD, 1, EVIL, (2, 5)),)),
}
ARTICLE = Article(
    "article",
    (
        Paragraph("本报清河电（记者 何雨）清河县修路。"),
        Paragraph(QUOTE),
        Paragraph("受益", subhead=True),
        Paragraph("村民很高兴。"),
    ),
    title=ROAD.title,
    byline=ROAD.byline,
    page=ROAD.page,
)
LONG_ARTICLE = Article(
    "article", tuple(Paragraph(f"第{n}件事已经办完。") for n in range(1, 61)), title="六十件事"
)


class ScriptedArchive:
    """Two articles; the folder "none" is no index."""

    def __init__(self, folder: str | None = None) -> None:
        if folder == "none":
            raise IndexNotFoundError("none: no index here")
        self.folder = folder or "default"
        self.encoder = None
        self.closed = False
        self.bundled = folder == "bundled"

    def info(self) -> SimpleNamespace:
        return SimpleNamespace(folder=self.folder, articles=2, captions=0, passages=4)

    def catalogue(self) -> list[CatalogueEntry]:
        return [CatalogueEntry(ROAD, "article", None, 4), CatalogueEntry(APPLE, "article", None, 1)]

    def article(self, reference: ArticleReference) -> Article | None:
        return ARTICLE if reference == ROAD else None

    def close(self) -> None:
        self.closed = True


class ScriptedConversation:
    """Answers from the script; "慢" takes very long. Its state is what was asked, "几次" asks how often."""

    def __init__(self, state: list[str], language: str) -> None:
        self.language = language
        self.state = state

    def ask(self, question: str) -> Answer:
        self.state.append(question)
        if question.startswith("慢"):
            time.sleep(60 if question == "慢" else 0.8)
        if not any(character.isalnum() for character in question):
            raise BadQuestionError("问题里没有文字")
        if question == "几次":
            return Answer(question, f"{len(self.state)}次", 0.9)
        return ANSWERS.get(question, Answer(question, question, 0.9))

    def raw(self, question: str) -> Answer:
        return self.ask(f"原话{question}")

    def more(self) -> Answer:
        return Answer("", None, 0.0, kind="passages", nearest=(Hit(1.0, OTHER, SECOND),))

    def sources(self) -> Answer:
        return Answer("", None, 0.0, kind="passages", reply="来源：", citations=(FIRST, SECOND))

    def open(self, number: int = 1) -> Answer:
        if number == 9:
            return Answer("", None, 0.0, kind="article", citations=(FIRST,), article=LONG_ARTICLE)
        if number > 1:
            return Answer("", None, 0.0, kind="talk", reply=f"没有第{number}条。")
        return Answer("", None, 0.0, kind="article", citations=(FIRST,), article=ARTICLE)

    def clear(self) -> Answer:
        return Answer("", None, 0.0, kind="talk", reply="好，换个话题。")


@dataclass
class ScriptedAssistant:
    """What a session needs of an assistant."""

    archive: ScriptedArchive
    settings: AssistantSettings = field(default_factory=lambda: AssistantSettings(0.45))

    def conversation(self, state: list[str] | None = None, language: str = "zh") -> ScriptedConversation:
        return ScriptedConversation([] if state is None else state, language)


def scripted(folder: str | None = None) -> ScriptedAssistant:
    """Open the scripted assistant."""
    return ScriptedAssistant(ScriptedArchive(folder))


if __name__ == "__main__":
    import sys

    from bot.terminal.repl import Repl, Screen, Session
    from bot.terminal.repl.session import ChatSettings
    from bot.terminal.streams import prepare_streams

    prepare_streams()
    session = Session(scripted, sys.argv[3] if sys.argv[3:] else None, ChatSettings(language=sys.argv[2]))
    Repl(session, Screen(), history=Path(sys.argv[1])).run()
