"""What each command shows, and what it says where it cannot."""

import pytest

from bot.dialogue.answer import Answer
from bot.dialogue.caution import Caution
from bot.terminal.repl.commands import COMMANDS
from bot.terminal.repl.session import ChatSettings, Session
from retriever.errors import IndexNotFoundError
from tests.bot.terminal.repl.conftest import Typed
from tests.bot.terminal.repl.scripted import ANSWERS, QUOTE, ScriptedAssistant, scripted


def test_help_names_every_command(typed: Typed) -> None:
    shown = typed("/help")
    assert all(command.usage in shown for command in COMMANDS.values())


def test_sources_are_numbered_and_open_as_articles(typed: Typed) -> None:
    sources = typed("/sources").split("\n")
    assert sources[0] == "来源："
    assert sources[2] == "  [1] 《清河县修路三十公里》 记者 何雨 · 2023 · 1版.txt · 第2段"
    assert sources[4].startswith("  [2] 《苹果🍎合作社分红》")
    article = typed("/open 1").split("\n")
    assert article[:2] == ["《清河县修路三十公里》", "记者 何雨 · 1版.txt"]
    assert f"▸ {QUOTE}" in article
    assert "  村民很高兴。" in article
    assert typed("/open 7") == "没有第7条。"
    assert typed("/open") == typed("/open 一") == typed("/open -1") == "用法：/open N"


def test_more_shows_passages(typed: Typed) -> None:
    assert typed("/more").startswith("1. 白石乡")


def test_an_article_opens_by_its_id_or_its_title(typed: Typed) -> None:
    assert typed("/article a-1") == typed("/article 清河县修路三十公里") == typed("/article 修路")
    assert "村民很高兴" in typed("/article a-1")
    assert typed("/article 火星") == "没有编号或标题是“火星”的文章，按 Tab 可以挑选。"
    assert typed("/article b-2").startswith("没有")  # in the catalogue, but gone meanwhile
    assert typed("/article") == "用法：/article ID"


def test_several_fitting_articles_are_named(session: Session, typed: Typed) -> None:
    entries = session.assistant.archive.catalogue()
    session.assistant.archive.catalogue = lambda: [*entries, *entries]
    assert typed("/article 修路") == "“修路”对得上 2 篇文章，请写明编号：a-1、a-1"


def test_raw_asks_word_for_word_and_is_remembered(session: Session, typed: Typed) -> None:
    assert typed("/raw  公路呢 多少").startswith("原话公路呢 多少")
    assert [answer.question for answer in session.turns] == ["原话公路呢 多少"]


def test_new_begins_a_topic(typed: Typed) -> None:
    assert typed("/new") == "好，换个话题。"


def test_another_index_is_opened_and_the_old_one_closed(session: Session, typed: Typed) -> None:
    old = session.assistant.archive
    session.ask("投入多少")
    assert typed("/index other") == "已打开 other：2 篇文章，0 幅图片说明。"
    assert old.closed
    assert session.assistant.archive.folder == "other"
    assert session.conversation.state == []


def test_an_index_that_cannot_be_opened_keeps_the_old_one(session: Session, typed: Typed) -> None:
    before = session.assistant, session.conversation
    with pytest.raises(IndexNotFoundError):
        typed("/index none")
    assert (session.assistant, session.conversation) == before
    assert not session.assistant.archive.closed


def test_settings_are_shown_and_changed(session: Session, typed: Typed) -> None:
    shown = "语言 language = zh\n尺度 caution = 通常\n阈值 threshold = 0.45（随索引）\n来源数 sources = 3"
    assert typed("/settings") == shown
    assert "threshold = 0.60" in typed("/settings threshold 0.6")
    assert session.assistant.settings.threshold == 0.6
    assert "sources = 1" in typed("/settings 来源数 1")
    typed("/index other")
    assert session.assistant.settings.threshold == 0.6  # the user's own goes with him
    assert "0.45" in typed("/settings threshold auto")
    assert session.assistant.settings.threshold == 0.45
    assert typed("/settings language en").startswith("language = en")
    assert session.conversation.language == "en"
    assert typed("/open") == "usage: /open N"


def test_caution_moves_the_threshold_of_the_index(session: Session, typed: Typed) -> None:
    assert "尺度 caution = 严格\n阈值 threshold = 0.74（随索引）" in typed("/settings 尺度 严格")
    assert session.threshold == pytest.approx(0.74, abs=0.005)
    typed("/index other")
    assert session.threshold == pytest.approx(0.74, abs=0.005)  # the user's own goes with him
    assert "尺度 caution = 宽松\n阈值 threshold = 0.23" in typed("/settings caution loose")
    assert "尺度 caution = 宽松（已另定阈值，不起作用）\n阈值 threshold = 0.60" in typed(
        "/settings threshold 0.6"
    )
    assert session.threshold == 0.6
    assert "threshold = 0.23" in typed("/settings threshold auto")
    assert "threshold = 0.45" in typed("/settings 尺度 通常")


def test_a_chat_begins_as_cautious_as_it_is_told() -> None:
    strict = Session(scripted, settings=ChatSettings(caution=Caution.STRICT))
    assert strict.threshold == pytest.approx(0.74, abs=0.005)
    assert Session(scripted, settings=ChatSettings(threshold=0.7, caution=Caution.LOOSE)).threshold == 0.7


@pytest.mark.parametrize(
    "wrong",
    [
        "caution",
        "caution 很严",
        "language fr",
        "threshold 1.5",
        "threshold nan",
        "threshold",
        "sources 0",
        "sources 11",
        "x",
    ],
)
def test_a_wrong_setting_changes_nothing(session: Session, typed: Typed, wrong: str) -> None:
    before = session.settings
    assert typed(f"/settings {wrong}").startswith(wrong)
    assert session.settings == before


def test_quit_and_unknown_commands(session: Session, typed: Typed) -> None:
    assert typed("/fly high") == "没有 /fly 这个命令，/help 看用法。"
    assert not session.finished
    assert typed("/q") == ""
    assert session.finished


def test_a_turn_that_nobody_waits_for_leaves_no_trace(session: Session) -> None:
    session.ask("投入多少")
    waiting, abandoned = list(session.conversation.state), session.conversation

    def stop(question: str) -> Answer:
        session.take_up(waiting)
        return ANSWERS[question]

    abandoned.ask = stop
    session.ask("公路呢")
    assert [answer.question for answer in session.turns] == ["投入多少"]
    assert session.conversation is not abandoned
    assert session.conversation.state == ["投入多少"]


def test_an_index_that_nobody_waits_for_is_closed_again() -> None:
    opened = []

    def opener(folder: str | None) -> ScriptedAssistant:
        if opened:
            session.take_up([])
        opened.append(scripted(folder))
        return opened[-1]

    session = Session(opener)
    session.open("other")
    assert [assistant.archive.closed for assistant in opened] == [False, True]
    assert session.assistant is opened[0]
