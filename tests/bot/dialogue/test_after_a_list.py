"""What may follow a list: an article of it, its digest, its author, the same of somebody else, a fact."""

import json

import pytest

from bot import Assistant, Conversation, ConversationState
from bot.dialogue.listing.following import asked_again


@pytest.fixture
def talk(reporter: Assistant) -> Conversation:
    return reporter.conversation()


def test_what_is_opened_is_in_hand(talk: Conversation) -> None:
    talk.ask("周文写过哪些报道")
    assert talk.ask("第2条").article is not None
    assert {one.article.id for one in talk.ask("这篇讲了什么").citations} == {"q-4"}
    assert talk.ask("它是谁写的").citations[0].article.id == "q-4"


def test_a_digest_leaves_the_list_in_hand(talk: Conversation) -> None:
    talk.ask("周文写过哪些报道")
    for number, key in ((1, "q-1"), (3, "q-5"), (2, "q-4")):
        assert {one.article.id for one in talk.ask(f"第{number}条讲了什么").citations} == {key}
    assert ConversationState.from_json(json.loads(json.dumps(talk.state.to_json()))) == talk.state


def test_the_same_is_asked_of_somebody_else(talk: Conversation) -> None:
    talk.ask("周文博写了几篇")
    answer = talk.ask("那罗小满呢")
    assert answer.rewritten == "罗小满写了几篇"
    assert (answer.reply or "").startswith("罗小满署名的有 3 篇")


@pytest.mark.parametrize(
    ("turn", "before", "again"),
    [
        ("那罗小满呢", "周文写过哪些报道", "罗小满写过哪些报道"),
        ("图书馆的呢？", "有没有关于螃蟹的报道", "有没有关于图书馆的报道"),
        ("那曲呢", "有没有关于螃蟹的报道", "有没有关于那曲的报道"),
        ("罗小满呢", "有没有关于螃蟹的报道", None),
        ("有多少人呢", "周文写过哪些报道", None),
        ("那罗小满呢", "东岸社区的食堂能坐多少人", None),
    ],
)
def test_one_name_goes_in_the_place_of_its_like(turn: str, before: str, again: str | None) -> None:
    assert asked_again(turn, before, {"周文", "罗小满"}) == again


@pytest.mark.parametrize(
    "turn", ["有哪些村养螃蟹", "哪些报道提到了合作社", "总结一下槐树村的做法", "周文写了几篇"]
)
@pytest.mark.parametrize("before", ["东岸社区的食堂能坐多少人", "记者赵无名写了几篇"])
def test_a_whole_question_for_articles_is_taken_as_it_stands(
    talk: Conversation, before: str, turn: str
) -> None:
    talk.ask(before)
    answer = talk.ask(turn)
    assert (answer.outcome, answer.rewritten) == ("answered", None)


def test_a_fact_is_asked_after_a_list(talk: Conversation) -> None:
    talk.ask("周文写过哪些报道")
    assert talk.ask("东岸社区的食堂能坐多少人").text == "90人"
