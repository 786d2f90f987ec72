"""The tests' own Bot API server: what it refuses, and how updates reach a bot."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import httpx
import pytest
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, RequestHandler

from .factories import group, private
from .fake_api import TOKEN, FakeServer, flood

Call = Callable[..., Coroutine[Any, Any, Any]]


@pytest.fixture
async def call(server: FakeServer) -> AsyncIterator[Call]:
    """Call a method as a bot would; return the result, or the code and description of the refusal."""
    async with httpx.AsyncClient() as client:

        async def post(method: str, token: str = TOKEN, **values: Any) -> Any:
            data = {k: v if isinstance(v, str) else json.dumps(v) for k, v in values.items()}
            answer = (await client.post(f"{server.url}/bot{token}/{method}", data=data, timeout=20)).json()
            return answer["result"] if answer["ok"] else (answer["error_code"], answer["description"])

        yield post


def keyboard(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "按钮"} | button]]}


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": f"<b>{'字' * 4097}</b>", "parse_mode": "HTML"}, "message is too long"),
        ({"text": "<b>a", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<p>a</p>", "parse_mode": "HTML"}, "can't parse entities: Unsupported start tag"),
        ({"text": "a & <", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "a", "parse_mode": "XML"}, "unsupported parse_mode"),
        ({"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]}, "outside the text"),
        ({"text": "<i>a</i> " * 101, "parse_mode": "HTML"}, "too many entities"),
        ({"text": "a", "chat_id": ""}, "chat_id is empty"),
        ({"text": "a", "chat_id": "seven"}, "wrong type of chat_id"),
        ({"text": "a", "chat_id": -5}, "chat not found"),
        ({"text": "a", "chat_id": 8}, "Forbidden: bot can't initiate conversation with a user"),
        ({"text": "a", "message_thread_id": 5}, "message thread not found"),
        ({"text": "a", "reply_parameters": {"message_id": 3}}, "message to be replied not found"),
        ({"text": "a", "reply_markup": "{"}, "can't parse reply_markup JSON object"),
        ({"text": "a", "reply_markup": keyboard(callback_data="报" * 22)}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": keyboard(callback_data="")}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "reply_markup": keyboard()}, "Text buttons are unallowed"),
        ({"text": "a", "reply_markup": keyboard(url="x", callback_data="y")}, "Text buttons are unallowed"),
        ({"text": "a", "reply_markup": keyboard(copy_text={"text": "x" * 257})}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "a", "reply_markup": keyboard(text="", callback_data="y")}, "must be non-empty"),
    ],
)
async def test_messages_it_refuses(
    server: FakeServer, call: Call, values: dict[str, Any], refusal: str
) -> None:
    await server.push(private("甲"))
    code, description = await call("sendMessage", **{"chat_id": 7, **values})
    assert code == (403 if "Forbidden" in refusal else 400)
    assert refusal in description
    assert server.sent == []


async def test_messages_at_the_limits_it_takes(server: FakeServer, call: Call) -> None:
    await server.push(private("甲"), group("乙", topic=5))
    await call("sendMessage", chat_id=7, text="<b>" + "😀" * 2048 + "</b>", parse_mode="HTML")
    await call("sendMessage", chat_id=7, text="a", reply_markup=keyboard(callback_data="报" * 21 + "x"))
    await call("sendMessage", chat_id=-1001, text="b", message_thread_id=5)
    assert [(message.chat, message.topic) for message in server.sent] == [(7, None), (7, None), (-1001, 5)]
    assert server.sent[1].labels == ["按钮"]


async def test_a_message_is_changed_only_into_another(server: FakeServer, call: Call) -> None:
    question = await server.user(7).say("甲")
    sent = await call("sendMessage", chat_id=7, text="请稍候")
    where = {"chat_id": 7, "message_id": sent["message_id"]}
    assert (await call("editMessageText", **where, text="<i>好</i>", parse_mode="HTML"))["text"] == "好"
    again = await call("editMessageText", **where, text="<i>好</i>", parse_mode="HTML")
    assert again[1].startswith("Bad Request: message is not modified")
    for number, refusal in ((1, "message to edit not found"), (question["message_id"], "can't be edited")):
        assert refusal in (await call("editMessageText", chat_id=7, message_id=number, text="好"))[1]
    (message,) = server.user(7).sees()
    assert (message.text, message.edits) == ("好", 1)
    assert await call("deleteMessage", **where) is True
    assert "message to delete not found" in (await call("deleteMessage", **where))[1]
    assert server.sent == []


async def test_names_tokens_and_menus(server: FakeServer, call: Call) -> None:
    assert await call("frobnicate") == (404, "Not Found")
    assert await call("getMe", token="1:x") == (401, "Unauthorized")
    assert (await call("getMe"))["username"] == "BaozhiBot"
    commands = [{"command": "Help", "description": "x"}]
    assert await call("setMyCommands", commands=commands) == (400, "Bad Request: BOT_COMMAND_INVALID")
    assert await call("setMyCommands", commands=[{"command": "help", "description": "帮助"}]) is True
    assert (await call("getMyCommands"))[0]["description"] == "帮助"


async def test_only_a_higher_offset_confirms(server: FakeServer, call: Call) -> None:
    await server.push(private("甲"), private("乙"), private("丙"))
    for _ in range(2):
        assert len(await call("getUpdates", timeout=1)) == 3
    assert [update["update_id"] for update in await call("getUpdates", offset=5001, limit=1)] == [5001]
    assert [update["update_id"] for update in await call("getUpdates", offset=4000)] == [5001, 5002]
    assert [update["update_id"] for update in await call("getUpdates", offset=-1)] == [5002]
    assert server.offset == 5002


async def test_the_kinds_it_was_asked_for(server: FakeServer, call: Call) -> None:
    await call("getUpdates", allowed_updates=["message"])
    await server.push(private("甲"), {"edited_message": private("乙")["message"]})
    assert [list(update) for update in await call("getUpdates")] == [["update_id", "message"]]


async def test_a_second_poller_ends_the_first(server: FakeServer, call: Call) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=5))
    await server.until(lambda: server.count("getUpdates") == 1)
    await asyncio.sleep(0.05)
    second = asyncio.create_task(call("getUpdates", timeout=5))
    assert (await first)[0] == 409
    await server.push(private("甲"))
    assert len(await second) == 1


async def test_faults_on_demand(server: FakeServer, call: Call) -> None:
    await server.push(private("甲"))
    server.refusals["sendMessage"].append(flood(3))
    assert await call("sendMessage", chat_id=7, text="a") == (429, "Too Many Requests: retry after 3")
    server.lost["sendMessage"] = 1
    with pytest.raises(httpx.RemoteProtocolError):
        await call("sendMessage", chat_id=7, text="b")
    outage = asyncio.create_task(server.outage(0.2))
    await asyncio.sleep(0.05)
    with pytest.raises(httpx.ConnectError):
        await call("sendMessage", chat_id=7, text="c")
    await outage
    server.slow["sendMessage"] = 0.1
    await call("sendMessage", chat_id=7, text="d")
    assert [message.text for message in server.sent] == ["b", "d"]


async def test_buttons_inline_queries_and_files(server: FakeServer, call: Call) -> None:
    user = server.user(7)
    await user.say("甲")
    await call("sendMessage", chat_id=7, text="a", reply_markup=keyboard(callback_data="d"))
    press = asyncio.create_task(user.press("按钮"))
    (update,) = await call("getUpdates", timeout=5, offset=5001)
    query = update["callback_query"]
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("d", "a", 7)
    await call("answerCallbackQuery", callback_query_id=query["id"], text="好")
    assert (await press).text == "好"
    assert "query is too old" in (await call("answerCallbackQuery", callback_query_id=query["id"]))[1]

    search = asyncio.create_task(user.search("积分"))
    (update,) = await call("getUpdates", timeout=5, offset=5002)
    article = {"type": "article", "id": "1", "title": "t", "input_message_content": {"message_text": "m"}}
    number = update["inline_query"]["id"]
    for results, refusal in (
        ([article, article], "RESULT_ID_DUPLICATE"),
        ([article | {"id": "x" * 65}], "RESULT_ID_INVALID"),
        ([article | {"input_message_content": {}}], "MESSAGE_EMPTY"),
        ([article] * 51, "RESULTS_TOO_MUCH"),
    ):
        assert refusal in (await call("answerInlineQuery", inline_query_id=number, results=results))[1]
    assert await call("answerInlineQuery", inline_query_id=number, results=[article])
    assert (await search)[0]["title"] == "t"

    await user.send_file("../../etc/页.txt", "内容".encode())
    (update,) = await call("getUpdates", offset=5003)
    document = update["message"]["document"]
    path = (await call("getFile", file_id=document["file_id"]))["file_path"]
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"{server.url}/file/bot{TOKEN}/{path}")).text == "内容"
        assert (await client.get(f"{server.url}/file/bot1:x/{path}")).status_code == 404
        sent = await client.post(
            f"{server.url}/bot{TOKEN}/sendDocument", data={"chat_id": 7}, files={"document": ("a/b.md", b"x")}
        )
    assert sent.json()["result"]["document"]["file_name"] == "b.md"
    assert server.sent[-1].document == ("b.md", b"x")


async def test_a_webhook_with_its_secret(server: FakeServer, call: Call) -> None:
    taken: list[tuple[str | None, int]] = []
    statuses = [500, 200, 200]

    class Receiver(RequestHandler):
        async def post(self) -> None:
            secret = self.request.headers.get("X-Telegram-Bot-Api-Secret-Token")
            taken.append((secret, json.loads(self.request.body)["update_id"]))
            self.set_status(statuses.pop(0))

    (socket,) = bind_sockets(0, "127.0.0.1")
    receiver = HTTPServer(Application([("/hook", Receiver)], log_function=lambda handler: None))
    receiver.add_socket(socket)
    url = f"http://127.0.0.1:{socket.getsockname()[1]}/hook"
    assert "HTTPS" in (await call("setWebhook", url="http://example.com/hook"))[1]
    assert "unallowed" in (await call("setWebhook", url=url, secret_token="a b"))[1]
    assert await call("setWebhook", url=url, secret_token="s3")
    assert (await call("getUpdates"))[0] == 409
    await server.push(private("甲"), private("乙"))
    await server.until(lambda: server.offset == 5002)
    assert taken == [("s3", 5000), ("s3", 5000), ("s3", 5001)]
    info = await call("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (url, 0)
    assert "500" in info["last_error_message"]
    assert await call("deleteWebhook")
    assert await call("getUpdates") == []
    receiver.stop()
