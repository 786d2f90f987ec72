"""Answers and their sources, so that a button works weeks later; and what people thought of them."""

import json
import secrets
from dataclasses import dataclass
from typing import Any

from bot.dialogue.answer import Answer
from bot.telegram.state.database import Database, storable

Key = tuple[int, int, int]  # chat, topic in it or 0, the one who asks


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer, whose it is, and the name of the archive that gave it."""

    id: str
    key: Key
    answer: Answer
    archive: str = ""


class Answers:
    """The tables of answers and of feedback."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, key: Key, answer: Answer, state: dict[str, Any] | None = None, archive: str = ""
    ) -> StoredAnswer:
        """Store an answer under a new id, which nobody can guess, and the state its conversation is in now."""
        stored = StoredAnswer(secrets.token_urlsafe(12), key, answer, archive)
        data = storable(answer.to_json())
        self._database.change(
            "INSERT INTO answer (id, chat, topic, person, kind, at, data, state, archive)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(
                stored.id,
                *key,
                answer.kind,
                self._database.clocks.wall(),
                data,
                storable(state) if state else None,
                archive,
            ),
        )
        return stored

    def get(self, number: str) -> StoredAnswer | None:
        """Return a stored answer, without the article that it may have opened."""
        row = self._database.row("SELECT chat, topic, person, data, archive FROM answer WHERE id = ?", number)
        if row is None:
            return None
        key = row["chat"], row["topic"], row["person"]
        return StoredAnswer(number, key, Answer.from_json(json.loads(row["data"])), row["archive"] or "")

    def shown(self, number: str, chat: int, message: int) -> None:
        """Note a message that shows an answer."""
        self._database.change("INSERT OR REPLACE INTO shown VALUES (?, ?, ?)", chat, message, number)

    def state_at(self, chat: int, message: int, archive: str = "") -> dict[str, Any] | None:
        """Return the state of the conversation after the answer that a message shows, if it is known.

        It is of no use where that answer came from another archive.
        """
        row = self._database.row(
            "SELECT state, archive FROM shown JOIN answer ON answer.id = shown.answer"
            " WHERE shown.chat = ? AND shown.message = ?",
            *(chat, message),
        )
        if row is None or not row["state"] or (row["archive"] or "") != archive:
            return None
        state: dict[str, Any] = json.loads(row["state"])
        return state

    def suggest(self, number: str, questions: list[str]) -> None:
        """Note the questions that are offered below an answer."""
        self._database.change("UPDATE answer SET next = ? WHERE id = ?", storable(questions), number)

    def suggested(self, number: str) -> list[str]:
        """Return the questions that are offered below an answer."""
        row = self._database.row("SELECT next FROM answer WHERE id = ?", number)
        questions: list[str] = json.loads(row["next"]) if row and row["next"] else []
        return questions

    def vote_on(self, number: str) -> int:
        """Return the last vote on an answer: 1, -1, or 0 where there is none."""
        row = self._database.row(
            "SELECT vote FROM feedback WHERE answer = ? AND vote IS NOT NULL ORDER BY at DESC", number
        )
        return int(row["vote"]) if row else 0

    def vote(self, number: str, person: int, vote: int) -> None:
        """Note whether somebody found an answer good (1) or bad (-1); a later vote replaces an earlier one."""
        self._database.change(
            "INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, NULL, ?)",
            number,
            person,
            vote,
            self._database.clocks.wall(),
        )

    def comment(self, person: int, text: str) -> None:
        """Note what somebody has to say."""
        self._database.change(
            "INSERT INTO feedback VALUES (NULL, ?, NULL, ?, ?)", person, text, self._database.clocks.wall()
        )

    def counts(self, person: int | None = None) -> dict[str, int]:
        """Return how many answers, refusals, good and bad votes and comments there are (of one person)."""
        whose, values = ("", ()) if person is None else (" AND person = ?", (person,))
        queries = {
            "answers": "answer WHERE kind = 'answer'",
            "refusals": "answer WHERE kind = 'refusal'",
            "good": "feedback WHERE vote > 0",
            "bad": "feedback WHERE vote < 0",
            "comments": "feedback WHERE text IS NOT NULL",
        }
        return {
            name: self._database.row(f"SELECT count(*) FROM {query}{whose}", *values)[0]  # noqa: S608
            for name, query in queries.items()
        }
