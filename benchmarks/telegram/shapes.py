"""Updates of the Bot API's shapes, and beside them: hypothesis draws what a server should never send.

Fields are left out, huge, empty, of a wrong type or hostile; what is drawn is JSON, with lone surrogates as JSON
can carry them.
"""

from typing import Any

from hypothesis import strategies as st

from tests.bot.telegram.factories import BOT, entities

HOSTILE = (
    "<b>",
    "</blockquote>",
    "<script>alert(1)</script>",
    "<a href='tg://user?id=1'>x</a>",
    "&lt;&#0;&#x110000;&amp;lt;",
    "*_`[](http://x)~||",
    "\u202e右到左\u202c",
    "\u200b\u200d\ufeff\u2060",
    "\u0001\u0000\u001b[31m",
    "\ud800",
    "😀" * 40,
    "字" * 5000,
    "{id}{question}%s%n{0.__class__}",
    "'; DROP TABLE pending; --",
    "../../../../etc/passwd",
    "@BaozhiBot",
    "/start a_../../x",
    "/ask",
    "/forget",
    "/settings",
    "/article 99999999999999999999",
    "/remove 1",
    "/reindex",
    "/backup",
    "更多",
    "原文",
)
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.lists(st.sampled_from(HOSTILE), min_size=2, max_size=4).map(" ".join),
)
numbers = st.one_of(
    st.integers(-5, 5), st.integers(-(2**70), 2**70), st.sampled_from([0, 2**31, 2**63, -(2**63)])
)
anything: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), numbers, st.floats(allow_nan=False), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["id", "text", "chat", "x"]), inner, max_size=3),
    ),
    max_leaves=6,
)


_ids = st.integers(0, 2**40)
_dates = st.integers(0, 2**31 - 1)


def either(right: st.SearchStrategy[Any], wrong: int = 60) -> st.SearchStrategy[Any]:
    """Return what is right, and now and then (one time in ``wrong``) anything."""
    # not at 1 or the last, which are drawn more often than the others
    return st.integers(1, wrong).flatmap(lambda number: anything if number == wrong // 2 else right)


def shape(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects with these fields, now and then without one of them."""
    whole = st.fixed_dictionaries({name: either(field) for name, field in fields.items()})
    without = st.sampled_from([*fields, *[""] * (8 * len(fields))])
    return st.tuples(whole, without).map(lambda drawn: {k: v for k, v in drawn[0].items() if k != drawn[1]})


def _at_home(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message whose private chat, if it is in one, is that of its sender: the server sees to that."""
    chat, sender = message.get("chat"), message.get("from")
    if (
        isinstance(chat, dict)
        and chat.get("type") == "private"
        and isinstance(sender, dict)
        and "id" in sender
    ):
        return {**message, "chat": {**chat, "id": sender["id"]}}
    return message


def _pressed_at_home(query: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(message := query.get("message"), dict):
        return query
    home = _at_home({**message, "from": query.get("from")})["chat"] if "chat" in message else None
    return {**query, "message": {**message, "chat": home}} if home else query


def updates(people: list[int], groups: list[int], secrets: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """Return updates, without numbers, that these people could send in their chats and these groups.

    Args:
        people: ids of users; nobody else's are drawn on purpose.
        groups: ids of groups.
        secrets: callback data of buttons that belong to others.
    """
    user = shape(id=st.sampled_from(people), is_bot=st.just(False), first_name=texts, username=texts)
    chat = st.one_of(
        shape(id=st.sampled_from(people), type=st.just("private"), first_name=texts),
        shape(
            id=st.sampled_from(groups), type=st.sampled_from(["group", "supergroup", "channel"]), title=texts
        ),
    )
    entity = shape(
        type=st.sampled_from(["mention", "bot_command", "text_mention", "bold", "planet"]),
        offset=st.integers(0, 40),
        length=st.integers(0, 9000),
    )
    marks = st.lists(entity, max_size=3)
    document = shape(file_id=texts, file_unique_id=texts, file_name=texts, mime_type=texts, file_size=_ids)
    said = texts.flatmap(
        lambda text: shape(
            message_id=_ids,
            date=_dates,
            chat=chat,
            **{"from": user},
            text=st.just(text),
            entities=st.one_of(st.just(entities(text)), marks),
        )
    )
    said = said.map(_at_home)
    other = st.one_of(
        shape(message_id=_ids, date=_dates, chat=chat, **{"from": user}, document=document, caption=texts),
        shape(message_id=_ids, date=_dates, chat=chat, **{"from": user}, sticker=anything, poll=anything),
        shape(message_id=_ids, date=_dates, chat=chat, sender_chat=chat, text=texts),
        shape(message_id=_ids, date=_dates, chat=chat, new_chat_members=anything, message_thread_id=_ids),
    )
    message = st.one_of(said, said, other.map(_at_home))
    replying = st.tuples(message, message, st.just(BOT)).map(
        lambda drawn: {**drawn[0], "reply_to_message": {**drawn[1], "from": drawn[2]}}
    )
    forged = st.one_of(
        st.sampled_from([*secrets, ""]),
        st.sampled_from(secrets).flatmap(lambda data: st.integers(0, 40).map(lambda cut: data[:cut])),
        st.sampled_from(secrets).map(lambda data: data[::-1]),
        st.sampled_from(secrets).flatmap(lambda data: texts.map(lambda text: f"{data}{text}"[:64])),
        texts,
    )
    pressed = shape(
        id=st.integers(1, 10**9).map(lambda number: f"forged{number}"),
        **{"from": user},
        message=st.one_of(said, shape(message_id=_ids, date=st.just(0), chat=chat)),
        chat_instance=texts,
        data=forged,
    ).map(_pressed_at_home)
    inline = shape(
        id=st.integers(1, 10**9).map(lambda number: f"inline{number}"),
        **{"from": user},
        query=texts,
        offset=texts,
    )
    return st.one_of(
        st.fixed_dictionaries({"message": either(message)}),
        st.fixed_dictionaries({"message": either(replying)}),
        st.fixed_dictionaries({"callback_query": either(pressed)}),
        st.fixed_dictionaries({"inline_query": either(inline)}),
        st.fixed_dictionaries({"edited_message": either(message)}),
        st.dictionaries(
            st.sampled_from(["channel_post", "my_chat_member", "poll", "a_kind_to_come"]),
            anything,
            max_size=2,
        ),
    )
