"""The methods of the Bot API that a bot of this kind calls, refused where the real ones are."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from ..factories import BOT, Json
from ..markup import MarkupError
from ..rich_markup import parse_rich
from .chats import Chats, Sent
from .errors import RefusedError, bad
from .keyboards import Rows, rows_of
from .parameters import Parameters
from .updates import Updates, Webhook

_ACTIONS = {"typing", "upload_document"}
_MAX_DOWNLOAD = 20 * 1024 * 1024


@dataclass(frozen=True)
class Notice:
    """How a pressed button was answered: words shown for a moment, or in a box to be closed."""

    text: str = ""
    alert: bool = False
    url: str | None = None


@dataclass
class Methods:
    """One bot's methods.

    Attributes:
        me: what getMe says.
        commands: the menus that were set, by scope and language.
        notices: answers to pressed buttons, by the number of the query; None while there is none.
        results: answers to inline queries, likewise.
        guests: what was posted as a guest, by the number of the query.
        files: content of the files that users sent, by file id.
        admins: (chat, user) of those who rule a group.
    """

    chats: Chats
    updates: Updates
    me: Json = field(
        default_factory=lambda: (
            BOT
            | {
                "can_join_groups": True,
                "can_read_all_group_messages": False,
                "supports_inline_queries": True,
            }
        )
    )
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    notices: dict[str, Notice | None] = field(default_factory=dict)
    results: dict[str, list[Json] | None] = field(default_factory=dict)
    guests: dict[str, Json] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    admins: set[tuple[int, int]] = field(default_factory=set)
    at_once: Callable[[], bool] = lambda: False

    def named(self, name: str) -> Callable[[Parameters], Awaitable[Any]]:
        """Return the method of this name."""
        snake = re.sub(r"([A-Z])", lambda found: f"_{found[0].lower()}", name)
        method = getattr(self, f"do_{snake}", None)
        if method is None or not re.fullmatch(r"[a-z]+([A-Z][a-z]+)+", name):
            raise RefusedError(404, "Not Found")
        return method  # type: ignore[no-any-return]

    # the bot itself

    async def do_get_me(self, parameters: Parameters) -> Json:
        return self.me

    async def do_set_my_commands(self, parameters: Parameters) -> bool:
        commands = parameters.json("commands", list)
        if commands is None or len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH" if commands else "commands is missing")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[_menu(parameters)] = commands
        return True

    async def do_get_my_commands(self, parameters: Parameters) -> list[Json]:
        return self.commands.get(_menu(parameters), [])

    async def do_delete_my_commands(self, parameters: Parameters) -> bool:
        self.commands.pop(_menu(parameters), None)
        return True

    # updates

    async def do_get_updates(self, parameters: Parameters) -> list[Json]:
        self.updates.allow(parameters.json("allowed_updates", list))
        self.updates.confirm(parameters.integer("offset", 0))
        return await self.updates.fetch(
            parameters.integer("limit", 100), float(parameters.text("timeout", "0")), self.at_once
        )

    async def do_set_webhook(self, parameters: Parameters) -> bool:
        url, secret = parameters.text("url", ""), parameters.values.get("secret_token")
        # a local server takes http as well; the public one https alone
        if url and not re.fullmatch(r"https://\S+|http://(127\.0\.0\.1|localhost)[:/]\S*", url):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if secret is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise bad("secret token contains unallowed characters")
        self.updates.allow(parameters.json("allowed_updates", list))
        if parameters.boolean("drop_pending_updates"):
            self.updates.drop()
        self.updates.webhook = Webhook(url, secret) if url else None
        await self.updates.disturb()
        return True

    async def do_delete_webhook(self, parameters: Parameters) -> bool:
        if parameters.boolean("drop_pending_updates"):
            self.updates.drop()
        self.updates.webhook = None
        return True

    async def do_get_webhook_info(self, parameters: Parameters) -> Json:
        webhook, error = self.updates.webhook, self.updates.last_error
        return {
            "url": webhook.url if webhook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.updates.waiting),
        } | ({"last_error_date": 1_790_000_000, "last_error_message": error} if error else {})

    # messages

    async def do_send_message(self, parameters: Parameters) -> Json:
        chat = self.chats.reached(parameters)
        text, entities, html = parameters.formatted("text")
        if not text.strip():
            raise bad("message text is empty")
        buttons = _buttons(parameters)
        return self.chats.add(parameters, Sent(chat, text, list(entities), html, None, None, buttons=buttons))

    async def do_send_rich_message(self, parameters: Parameters) -> Json:
        chat = self.chats.reached(parameters)
        content = parameters.json("rich_message", dict)
        if content is None or content.keys() - {"html", "is_rtl", "skip_entity_detection"}:
            raise bad("exactly one of the fields html, markdown, or blocks must be used")
        try:
            text = parse_rich(content["html"])
        except MarkupError as error:
            raise bad(f"can't parse rich message: {error}") from None
        return self.chats.add(
            parameters, Sent(chat, text, [], True, None, None, buttons=_buttons(parameters))
        )

    async def do_send_document(self, parameters: Parameters) -> Json:
        chat = self.chats.reached(parameters)
        if "document" not in parameters.files:
            raise bad("there is no document in the request")
        text, entities, html = parameters.formatted("caption", longest=1024)
        name, content = parameters.files["document"]
        if not content:
            raise bad("file must be non-empty")
        sent = Sent(chat, text, list(entities), html, None, None, buttons=_buttons(parameters))
        return self.chats.add(parameters, replace_document(sent, name, content))

    async def do_send_photo(self, parameters: Parameters) -> Json:
        chat = self.chats.reached(parameters)
        if "photo" not in parameters.files:
            raise bad("there is no photo in the request")
        text, entities, html = parameters.formatted("caption", longest=1024)
        name, content = parameters.files["photo"]
        if not content.startswith((b"\xff\xd8", b"\x89PNG")):
            raise bad("IMAGE_PROCESS_FAILED")
        sent = Sent(chat, text, list(entities), html, None, None, buttons=_buttons(parameters))
        return self.chats.add(parameters, replace_document(sent, f"photo {name}", content))

    async def do_send_chat_action(self, parameters: Parameters) -> bool:
        self.chats.reached(parameters)
        if parameters.text("action", "") not in _ACTIONS:
            raise bad("wrong parameter action in request")
        return True

    async def do_edit_message_text(self, parameters: Parameters) -> Json:
        place = self._place(parameters, "edit")
        if self.chats.sent[place].document:
            raise bad("there is no text in the message to edit")
        text, entities, html = parameters.formatted("text")
        if not text.strip():
            raise bad("message text is empty")
        return self.chats.change(
            place, text=text, entities=list(entities), html=html, buttons=_buttons(parameters)
        )

    async def do_edit_message_reply_markup(self, parameters: Parameters) -> Json:
        return self.chats.change(self._place(parameters, "edit"), buttons=_buttons(parameters))

    async def do_delete_message(self, parameters: Parameters) -> bool:
        del self.chats.sent[self._place(parameters, "delete")]
        return True

    # buttons, inline queries, files

    async def do_answer_callback_query(self, parameters: Parameters) -> bool:
        query = parameters.text("callback_query_id")
        text = parameters.text("text", "")
        if len(text) > 200:
            raise bad("MESSAGE_TOO_LONG")
        if query not in self.notices or self.notices[query] is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        self.notices[query] = Notice(text, parameters.boolean("show_alert"), parameters.values.get("url"))
        return True

    async def do_answer_inline_query(self, parameters: Parameters) -> bool:
        query = parameters.text("inline_query_id")
        results = parameters.json("results", list, [])
        if query not in self.results or self.results[query] is not None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(results) > 50:
            raise bad("RESULTS_TOO_MUCH")
        if len(parameters.text("next_offset", "").encode()) > 64:
            raise bad("NEXT_OFFSET_INVALID")
        parameters.integer("cache_time", 300)
        for result in results:
            _check_result(result)
        if len({result["id"] for result in results}) < len(results):
            raise bad("RESULT_ID_DUPLICATE")
        self.results[query] = results
        return True

    async def do_answer_guest_query(self, parameters: Parameters) -> Json:
        query, result = parameters.text("guest_query_id"), parameters.json("result", dict)
        if query in self.guests:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        _check_result(result)
        self.guests[query] = result
        return {"inline_message_id": f"guest{query}"}

    async def do_get_file(self, parameters: Parameters) -> Json:
        number = parameters.text("file_id")
        if number not in self.files:
            raise bad("wrong file_id or the file is temporarily unavailable")
        _, content = self.files[number]
        if len(content) > _MAX_DOWNLOAD:
            raise bad("file is too big")
        path = {"file_path": f"documents/{number}"}
        return {"file_id": number, "file_unique_id": number, "file_size": len(content)} | path

    async def do_get_chat_member(self, parameters: Parameters) -> Json:
        self.chats.reached(parameters)
        number = parameters.integer("user_id")
        user = BOT if number == BOT["id"] else {"id": number, "is_bot": False, "first_name": f"U{number}"}
        if (parameters.integer("chat_id"), number) in self.admins:
            return {"status": "creator", "user": user, "is_anonymous": False}
        return {"status": "member", "user": user}

    def _place(self, parameters: Parameters, verb: str) -> int:
        if "inline_message_id" in parameters:
            raise bad("MESSAGE_ID_INVALID")
        return self.chats.find(self.chats.reached(parameters), parameters.integer("message_id"), verb)


def replace_document(sent: Sent, name: str, content: bytes) -> Sent:
    """Return the message with a file; a server takes no folders from its name."""
    return Sent(**{**vars(sent), "document": (re.split(r"[/\\]", name)[-1], content)})


def _buttons(parameters: Parameters) -> Rows:
    return rows_of(parameters.json("reply_markup", dict, {}))


def _menu(parameters: Parameters) -> tuple[str, str]:
    scope = parameters.json("scope", dict, {"type": "default"})
    return scope["type"], parameters.text("language_code", "")


def _check_result(result: Any) -> None:
    if not isinstance(result, dict) or not result.get("type"):
        raise bad("can't parse inline query result")
    if not 1 <= len(str(result.get("id", "")).encode()) <= 64:
        raise bad("RESULT_ID_INVALID")
    if result["type"] != "article":
        raise bad(f"unknown inline query result type {result['type']}")
    if not result.get("title"):
        raise bad("can't parse inline query result: title is missing")
    content = result.get("input_message_content", {})
    values = {"text": content.get("message_text", "")}
    if content.get("parse_mode"):
        values["parse_mode"] = content["parse_mode"]
    text, _, _ = Parameters(values).formatted("text")
    if not text.strip():
        raise bad("MESSAGE_EMPTY")
    rows_of(result.get("reply_markup", {}))
