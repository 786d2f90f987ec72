"""What admins have sent in: a file each, known by the hash of its content."""

from dataclasses import dataclass

from bot.telegram.state.database import Database


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document.

    Attributes:
        hash: of its content.
        name: to show.
        person: who sent it, in the chat of the same number.
        message: the one in that chat that shows how far it is.
        indexed: whether it is in the index.
        tries: how often reading it was begun and did not end well.
        aside: whether it is left alone, having failed too often.
        asks: the update that brought it, where a question stands below it.
    """

    hash: str
    name: str
    bytes: int
    person: int
    message: int
    indexed: bool
    tries: int = 0
    aside: bool = False
    asks: int | None = None


class Documents:
    """The table of documents."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, digest: str, name: str, size: int, person: int, message: int, *, asks: int | None = None
    ) -> None:
        """Note a document, which is to be indexed, and the update whose question is to be answered then."""
        self._database.change(
            "INSERT OR REPLACE INTO document (hash, name, bytes, person, message, status, at, asks)"
            " VALUES (?, ?, ?, ?, ?, 'new', ?, ?)",
            *(digest, name, size, person, message, self._database.clocks.wall(), asks),
        )

    def indexed(self, digest: str) -> None:
        """Note that it is in the index."""
        self._database.change("UPDATE document SET status = 'indexed', tries = 0 WHERE hash = ?", digest)

    def begun(self, digest: str) -> None:
        """Count that reading it begins; it stays counted unless it ends well, even where the program dies."""
        self._database.change("UPDATE document SET tries = tries + 1 WHERE hash = ?", digest)

    def spared(self, digest: str) -> None:
        """Take a count back: it was not the document's fault."""
        self._database.change("UPDATE document SET tries = max(tries - 1, 0) WHERE hash = ?", digest)

    def set_aside(self, digest: str) -> None:
        """Note that it is to be left alone."""
        self._database.change("UPDATE document SET status = 'aside' WHERE hash = ?", digest)

    def taken(self, digest: str) -> None:
        """Note that it is not in the index any more, and is to be indexed again."""
        self._database.change("UPDATE document SET status = 'new' WHERE hash = ?", digest)

    def remove(self, digest: str) -> None:
        """Forget a document."""
        self._database.change("DELETE FROM document WHERE hash = ?", digest)

    def all(self) -> list[StoredDocument]:
        """Return the documents, oldest first."""
        rows = self._database.rows(
            "SELECT hash, name, bytes, person, message, status = 'indexed', tries, status = 'aside', asks"
            " FROM document ORDER BY at, hash"
        )
        return [StoredDocument(*row) for row in rows]

    def get(self, digest: str) -> StoredDocument | None:
        """Return a document by its hash."""
        return next((document for document in self.all() if document.hash == digest), None)

    def asking(self, update: int) -> StoredDocument | None:
        """Return the document that an update brought, with a question below it."""
        return next((document for document in self.all() if document.asks == update), None)
