"""Questions to go on with: made from the article, asked before they are offered, under the answer once it has left."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.dialogue.answer import Answer
from bot.dialogue.suggestions import Suggestion, answered_ones, suggestions_from
from bot.telegram.pace import Pace
from bot.words.telegram.texts import CHINESE
from corpus.model import Article, Paragraph
from retriever import ArticleReference, Citation
from retriever.errors import BadQuestionError

from .conftest import Running
from .factories import Script, citation
from .fake_server import FakeServer

TEXTS = (
    "青柳县的养蜂合作社去年收蜜3500公斤，社长罗田说还不够。",
    "青柳县今年为养蜂户发放补贴28万元，比上年多了12%。",
)


def honey() -> Article:
    return Article("article", tuple(map(Paragraph, TEXTS)), title="蜜香", key="a1")


def told(question: str, text: str, quote: str = TEXTS[1]) -> Answer:
    start = quote.index(text)
    found = replace(citation(quote, (start, start + len(text))), paragraph=TEXTS.index(quote))
    return Answer(question, text, 0.9, None, (found,))


def test_figures_and_persons_become_questions_but_not_what_was_answered() -> None:
    answer = told("收了多少蜜", "3500公斤", TEXTS[0])
    questions = {one.question: one.expected for one in suggestions_from(honey(), answer)}
    assert questions["青柳县今年为养蜂户发放补贴多少元？"] == "28万元"
    assert questions["罗田是谁？"] is None
    assert not any("收蜜" in question for question in questions)
    assert all(8 <= len(question) <= 40 or question.endswith("是谁？") for question in questions)


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("白石乡今年建成蔬菜大棚312座。", ["白石乡今年建成蔬菜大棚多少座？"]),
        ("白石乡今年办班100余次以上。", ["白石乡今年办班多少次？"]),
        ("白石乡今年建成大棚312座和冷库9座。", []),  # which of the two is easily mistaken
        ("白石乡“蔬菜下山12次，果品进城”活动收官。", []),  # a piece of a name
        ("收入86.5万元。", []),  # whose?
    ],
)
def test_only_clauses_that_stand_on_their_own_are_asked(text: str, questions: list[str]) -> None:
    page = Article("article", (Paragraph(text),), key="a")
    found = suggestions_from(page, Answer("", None, 0.0, kind="talk"))
    assert [one.question for one in found] == questions


def test_only_what_the_article_answers_is_offered() -> None:
    reference = citation().article
    elsewhere = ArticleReference("b2", "别处")
    replies = {
        "对": told("对", "28万元"),
        "别的数": told("别的数", "12%"),
        "别的文章": replace(
            told("别的文章", "28万元"), citations=(Citation(elsewhere, 0, "别处也有28万元。", (4, 8)),)
        ),
        "拒答": Answer("拒答", None, 0.1, kind="refusal"),
    }

    class Asked:
        def ask(self, question: str) -> Answer:
            if question == "坏":
                raise BadQuestionError("坏")
            return replies[question]

    wanted = [Suggestion(question, "28万元") for question in ("坏", "拒答", "别的文章", "别的数", "对", "对")]
    assert list(answered_ones(wanted, reference, Asked, lambda: True)) == ["对"]
    turns: Iterator[bool] = iter([True, False])
    assert list(answered_ones(wanted[4:], reference, Asked, lambda: next(turns))) == ["对"]


@pytest.fixture
def bees(script: Script) -> Script:
    script.archive.put(honey())
    reference = script.archive.articles["a1"][0]
    for question, reply in (
        ("收了多少蜜", told("收了多少蜜", "3500公斤", TEXTS[0])),
        ("青柳县今年为养蜂户发放补贴多少元？", told("补贴", "28万元")),
    ):
        (found,) = reply.citations
        script.replies[question] = replace(reply, citations=(replace(found, article=reference),))
    for question in ("罗田是谁？", "比上年多了百分之多少？"):
        script.replies[question] = Answer(question, None, 0.1, kind="refusal")
    return script


OFFERED = "💡 青柳县今年为养蜂户发放补贴多少元？"


async def test_they_come_under_the_answer_and_a_press_asks_one(
    server: FakeServer, bees: Script, running: Running, tmp_path: Path
) -> None:
    person = server.user(7)
    async with running(suggestions=3, state=tmp_path):
        await person.ask("收了多少蜜")
        await server.until(lambda: OFFERED in person.sees()[0].labels)
        assert [label for label in person.sees()[0].labels if label.startswith("💡")] == [OFFERED]
    async with running(suggestions=3, state=tmp_path):  # it outlives the program
        await person.press(OFFERED)
        answer = (await server.messages(2, 7))[1]
        assert "问：青柳县今年为养蜂户发放补贴多少元？" in answer.text
        assert "28万元" in answer.text
    assert [sent.chat for sent in server.sent] == [7, 7]


async def test_a_vote_stays_ticked(server: FakeServer, bees: Script, running: Running) -> None:
    gate = bees.gate("青柳县今年为养蜂户发放补贴多少元？")
    person = server.user(7)
    async with running(suggestions=3):
        await person.ask("收了多少蜜")  # the answer does not wait for what may be asked next
        await person.press("👍")
        await server.until(lambda: "✓ 👍" in person.sees()[0].labels)
        gate.set()
        await server.until(lambda: OFFERED in person.sees()[0].labels)
        assert "✓ 👍" in person.sees()[0].labels


@pytest.mark.parametrize("changes", [{"suggestions": 0}, {"suggestions": 3, "pace": Pace(suggesting=0)}])
async def test_none_where_there_is_no_time_or_no_wish(
    server: FakeServer, bees: Script, running: Running, changes: dict[str, object]
) -> None:
    async with running(**changes):
        await server.user(7).ask("收了多少蜜")
        await server.user(7).ask("收了多少蜜")
    assert bees.asked == ["收了多少蜜"] * 2
    assert not any("💡" in label for sent in server.sent for label in sent.labels)


async def test_a_refusal_offers_none(server: FakeServer, bees: Script, running: Running) -> None:
    bees.replies["无"] = Answer("无", None, 0.1, kind="refusal")
    async with running(suggestions=3):
        await server.user(7).ask("无")
        answered_with = await server.user(7).ask("/help")
    assert answered_with.text
    assert bees.asked == ["无"]
    assert CHINESE.refused in server.sent[0].text
