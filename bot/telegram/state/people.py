"""Who may do what, and how each chat wants to be answered."""

from collections.abc import Collection
from typing import Literal, cast, get_args

from bot.dialogue.caution import Caution
from bot.telegram.state.database import Database
from bot.words.language import Language

Role = Literal["owner", "admin"]
Mode = Literal["all", "mention", "command"]
MODES: tuple[Mode, ...] = get_args(Mode)


class People:
    """The tables of roles and of chats."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def role(self, person: int) -> Role | None:
        """Return somebody's role, if any."""
        row = self._database.row("SELECT role FROM person WHERE id = ?", person)
        return cast(Role, row["role"]) if row else None

    def owner(self) -> int | None:
        """Return the owner, if there is one."""
        row = self._database.row("SELECT id FROM person WHERE role = 'owner'")
        return int(row["id"]) if row else None

    def appoint(self, person: int, role: Role) -> None:
        """Give somebody a role."""
        self._database.change(
            "INSERT OR REPLACE INTO person VALUES (?, ?, ?)", person, role, self._database.clocks.wall()
        )

    def mode(self, chat: int) -> Mode:
        """Return when a group is answered."""
        row = self._database.row("SELECT mode FROM chat WHERE id = ?", chat)
        return cast(Mode, row["mode"]) if row and row["mode"] in MODES else "mention"

    def language(self, chat: int) -> Language | None:
        """Return the language a chat has chosen, else the one its person's program speaks, else None."""
        row = self._database.row("SELECT coalesce(language, spoken) AS words FROM chat WHERE id = ?", chat)
        return cast(Language, row["words"]) if row and row["words"] in get_args(Language) else None

    def caution(self, chat: int) -> Caution:
        """Return how sure an answer must be for a chat."""
        row = self._database.row("SELECT caution FROM chat WHERE id = ?", chat)
        return Caution(row["caution"]) if row and row["caution"] in set(Caution) else Caution.USUAL

    def archive(self, chat: int) -> str | None:
        """Return the name of the archive that a chat has chosen, None where it has chosen none."""
        row = self._database.row("SELECT archive FROM chat WHERE id = ?", chat)
        return row["archive"] if row else None

    def set_archive(self, chat: int, name: str) -> None:
        """Choose the archive of a chat."""
        self._database.change(
            "INSERT INTO chat (id, archive) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET archive = excluded.archive",
            *(chat, name),
        )

    def hear(self, chat: int, language: Language) -> None:
        """Note the language that the program of a chat's person speaks; a choice goes before it."""
        self._database.change(
            "INSERT INTO chat (id, spoken) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET spoken = excluded.spoken WHERE spoken IS NOT excluded.spoken",
            *(chat, language),
        )

    def bearer(self, name: str, party: int) -> int:
        """Return whose a name on the list is: of the first who came under it, as it is written (@name)."""
        row = self._database.row("SELECT id FROM name WHERE name = ?", name)
        if row is None:
            self._database.change(
                "INSERT INTO name VALUES (?, ?, ?)", name, party, self._database.clocks.wall()
            )
        return int(row["id"]) if row else party

    def keep_names(self, names: Collection[str]) -> None:
        """Forget who bore a name that is on the list no longer."""
        for row in self._database.rows("SELECT name FROM name"):
            if row["name"] not in names:
                self._database.change("DELETE FROM name WHERE name = ?", row["name"])

    def earlier(self, chat: int) -> int | None:
        """Return the number that a group had before it became a supergroup, if it did."""
        row = self._database.row("SELECT old FROM moved WHERE new = ?", chat)
        return int(row["old"]) if row else None

    def list_chat(self, chat: int, person: int) -> None:
        """Let a group or a channel be answered."""
        self._database.change(
            "INSERT OR REPLACE INTO listed VALUES (?, ?, ?)", chat, person, self._database.clocks.wall()
        )

    def unlist_chat(self, chat: int) -> bool:
        """Take a chat off the list; return whether it was there."""
        return self._database.change("DELETE FROM listed WHERE chat = ?", chat) > 0

    def listed(self) -> list[int]:
        """Return the groups and channels that admins let be answered."""
        return [row["chat"] for row in self._database.rows("SELECT chat FROM listed ORDER BY at")]

    def is_listed(self, chat: int) -> bool:
        """Return whether an admin lets a chat be answered."""
        return self._database.row("SELECT 1 FROM listed WHERE chat = ?", chat) is not None

    def set_mode(self, chat: int, mode: Mode) -> None:
        """Choose when a group is answered."""
        self._database.change(
            "INSERT INTO chat (id, mode) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET mode = excluded.mode",
            *(chat, mode),
        )

    def move(self, chat: int, new: int) -> None:
        """Let a chat keep what it has chosen under another number: a group that became a supergroup."""
        self._database.change("UPDATE OR REPLACE chat SET id = ? WHERE id = ?", new, chat)
        self._database.change("UPDATE OR REPLACE listed SET chat = ? WHERE chat = ?", new, chat)
        self._database.change("INSERT OR REPLACE INTO moved VALUES (?, ?)", new, chat)

    def set_language(self, chat: int, language: Language) -> None:
        """Choose the language of a chat."""
        self._database.change(
            "INSERT INTO chat (id, language) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET language = excluded.language",
            *(chat, language),
        )

    def set_caution(self, chat: int, caution: Caution) -> None:
        """Choose how sure an answer must be for a chat."""
        self._database.change(
            "INSERT INTO chat (id, caution) VALUES (?, ?)"
            " ON CONFLICT (id) DO UPDATE SET caution = excluded.caution",
            *(chat, caution.value),
        )
