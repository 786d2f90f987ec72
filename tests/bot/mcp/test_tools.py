"""The tools through the library's own client, which checks what they give against their schemas."""

import json
from typing import Any

import jsonschema
import pytest
from mcp.shared.exceptions import MCPError

from bot.dialogue.answer import Answer
from bot.mcp.addresses import address_of, find_named
from bot.mcp.tools.searching import headed
from retriever import ArticleReference, Citation, Hit, Retriever
from tests.bot.mcp.conftest import Connect


async def call(connect: Connect, name: str, **arguments: Any) -> tuple[dict[str, Any], str]:
    async with connect() as client:
        result = await client.call_tool(name, arguments)
    assert not result.is_error, result.content
    (content,) = result.content
    assert content.type == "text" and result.structured_content is not None
    return dict(result.structured_content), content.text


async def mistake(connect: Connect, name: str, **arguments: Any) -> str:
    async with connect() as client:
        result = await client.call_tool(name, arguments)
    assert result.is_error and result.structured_content is None
    return result.content[0].text if result.content[0].type == "text" else ""


async def test_every_tool_says_what_it_takes_and_gives_and_that_it_changes_nothing(connect: Connect) -> None:
    async with connect() as client:
        tools = (await client.list_tools()).tools
    assert [tool.name for tool in tools] == ["ask", "search", "fetch", "articles"]
    for tool in tools:
        assert tool.annotations is not None and tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint and not tool.annotations.open_world_hint
        assert tool.output_schema is not None
        for schema in (tool.input_schema, tool.output_schema):
            jsonschema.Draft202012Validator.check_schema(schema)
        assert all("description" in one for one in tool.input_schema["properties"].values())


async def test_an_answer_is_the_json_of_the_program_and_a_text_with_its_proof(connect: Connect) -> None:
    value, text = await call(connect, "ask", question="槐树村一亩田增收多少？")
    answer = Answer.from_json(value)
    assert answer.text == "1800元" and answer.outcome == "answered"
    assert text.startswith("1800元\n[1] 螃蟹吃虫")
    assert "《槐树村的稻田养起了螃蟹》" in text and "<baozhi://article/q-1>" in text


async def test_what_the_pages_do_not_tell_is_refused_and_said_so(connect: Connect) -> None:
    value, text = await call(connect, "ask", question="清澜县有多少座水电站？")
    assert value["text"] is None and value["outcome"] in ("absent", "mentioned")
    assert text.startswith("报上")


async def test_a_question_follows_on_by_the_name_of_its_conversation(connect: Connect) -> None:
    first, text = await call(connect, "ask", question="东岸社区长者食堂每餐多少钱？")
    name = first["conversation"]
    assert first["text"] == "12元" and text.endswith(f"conversation: {name}")
    second, _ = await call(connect, "ask", question="能坐多少人？", conversation=name)
    assert second["text"] == "90人" and second["conversation"] == name
    alone, _ = await call(connect, "ask", question="能坐多少人？", earlier=["东岸社区长者食堂每餐多少钱？"])
    assert alone["text"] == "90人" and alone["conversation"] != name


async def test_who_does_not_know_a_conversation_cannot_go_on_with_it(connect: Connect) -> None:
    assert "earlier" in await mistake(connect, "ask", question="能坐多少人？", conversation="guessed")
    said = await mistake(connect, "ask", question="几人？", conversation="x", earlier=["谁？"])
    assert "conversation" in said


async def test_a_search_gives_hits_and_as_text_what_connectors_read(
    connect: Connect, archive: Retriever
) -> None:
    value, text = await call(connect, "search", query="石桥镇转移群众", k=2)
    found = archive.search("石桥镇转移群众", 2)
    for shown, hit in zip(value["results"], found, strict=True):
        assert {name: shown[name] for name in hit.to_json()} == hit.to_json()
    read = json.loads(text)["results"]
    assert read[0]["id"] == "q-3/0" and read[0]["title"] == "暴雨来袭，石桥镇连夜转移群众"
    assert read[0]["url"] == "baozhi://article/q-3" and "415人" in read[0]["text"]
    fetched, document = await call(connect, "fetch", id=read[0]["id"])
    assert json.loads(document) == fetched and set(fetched) == {"id", "title", "text", "url", "metadata"}
    assert fetched["metadata"]["citation"]["quote"] in fetched["text"]
    assert fetched["metadata"]["byline"] == "本报记者 罗小满"


def test_first_words_stand_in_for_a_headline_and_are_seen_to_be_cut() -> None:
    long = "今年收购价每斤1.6元，比去年同期每斤高四角"
    for text, title in (("短文。", "短文。"), (long, f"{long[:19]}…")):
        assert headed(Hit(0.9, text, Citation(ArticleReference("a1"), 0, text)))["title"] == title


async def test_search_and_ask_keep_to_the_articles_that_are_named(connect: Connect) -> None:
    value, _ = await call(connect, "search", query="螃蟹节", k=20, author="罗小满", until="2024-06")
    assert {one["citation"]["article"]["id"] for one in value["results"]} == {"q-3"}
    question = "食堂每餐多少钱？"
    inside, _ = await call(connect, "ask", question=question, edition="3", paper="清澜")
    assert inside["text"] == "12元" and inside["scope"]["articles"] == 2
    outside, text = await call(connect, "ask", question=question, since="2031")
    assert outside["text"] is None and "2024" in text


async def test_articles_about_a_topic_are_looked_for_among_those_that_fit(connect: Connect) -> None:
    value, _ = await call(connect, "articles", about="螃蟹", edition="3")
    assert [one["id"] for one in value["articles"]] == ["q-4"]


@pytest.mark.parametrize(
    ("name", "paragraph"),
    [("q-2", None), ("baozhi://article/q-2", None), ("q-2/1", "食堂能坐90人"), ("q-2/-1", "东岸社区开办")],
)
async def test_an_article_is_fetched_by_id_by_address_and_by_paragraph(
    connect: Connect, name: str, paragraph: str | None
) -> None:
    value, _ = await call(connect, "fetch", id=name)
    assert value["title"] == "东岸社区开办长者食堂" and "首日来了130位老人" in value["text"]
    cited = value["metadata"]["citation"]
    assert (cited and Citation.from_json(cited).quote.startswith(paragraph or "")) or paragraph is None


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ({"author": "罗小满"}, ["q-3", "q-4", "q-5"]),
        ({"author": "小满"}, []),
        ({"since": "2024-06-05", "until": "2024-06"}, ["q-3"]),
        ({"until": "2024-06-04"}, ["q-1", "q-2"]),
        ({"title": "螃蟹"}, ["q-1", "q-4"]),
        ({"edition": "02", "paper": "清澜"}, ["q-1", "q-3", "q-5"]),
        ({"place": "石桥镇", "author": "罗小满"}, ["q-3"]),
        ({"paper": "别的日报"}, []),
    ],
)
async def test_articles_are_listed_by_what_is_printed_beside_them(
    connect: Connect, wanted: dict[str, str], ids: list[str]
) -> None:
    value, text = await call(connect, "articles", **wanted)
    assert [one["id"] for one in value["articles"]] == ids and value["total"] == len(ids)
    assert text.startswith(f"{len(ids)} 篇")


async def test_articles_about_a_topic_show_where_they_tell_of_it(connect: Connect) -> None:
    value, text = await call(connect, "articles", about="螃蟹节")
    assert value["articles"][0]["id"] == "q-4"
    assert "螃蟹节" in value["articles"][0]["citation"]["quote"] and "《临河村螃蟹节迎客两万》" in text


async def test_a_list_goes_on_where_its_page_ended(connect: Connect) -> None:
    first, _ = await call(connect, "articles", limit=4)
    last, text = await call(connect, "articles", limit=4, skip=first["next"])
    assert [one["id"] for one in first["articles"] + last["articles"]] == [f"q-{n}" for n in range(1, 7)]
    assert first["total"] == 6 and last["next"] is None and "5. 《县图书馆" in text


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("search", {}, "query"),
        ("search", {"query": "防汛", "k": 0}, "k: "),
        ("search", {"query": "防汛", "top": 3}, "top"),
        ("search", {"query": "？！"}, "问题里没有文字"),
        ("search", {"query": ["防汛"]}, "query"),
        ("ask", {"question": "字" * 5000}, "问题太长"),
        ("ask", {"question": "谁？", "caution": "very"}, "caution"),
        ("ask", {"question": "谁？", "earlier": ["谁？"] * 9}, "earlier"),
        ("fetch", {"id": "q-9"}, "没有这篇文章"),
        ("fetch", {"id": "q-1/77"}, "没有这一段"),
        ("articles", {"since": "yesterday"}, "since"),
        ("search", {"query": "防汛", "since": "2024-02-30"}, "2024-02-30"),
        ("ask", {"question": "谁？", "since": "2025", "until": "2024"}, "2025"),
    ],
)
async def test_a_bad_argument_is_told_in_a_line(
    connect: Connect, name: str, arguments: dict[str, Any], said: str
) -> None:
    text = await mistake(connect, name, **arguments)
    assert said in text and "Traceback" not in text and "字字字" not in text


async def test_a_tool_that_is_none_is_an_error_of_the_protocol(connect: Connect) -> None:
    async with connect() as client:
        with pytest.raises(MCPError, match="no such tool"):
            await client.call_tool("delete_everything", {})


def test_an_id_with_slashes_and_signs_has_an_address_of_its_own(archive: Retriever) -> None:
    found = archive.reference("q-1")
    assert found is not None and archive.reference("q-1/0") is None
    assert find_named(archive, address_of(found)) == (found, None)
    assert find_named(archive, "q-1/x") is None
