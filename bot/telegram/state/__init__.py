"""What the bot remembers, in one SQLite file apart from the index."""

from bot.telegram.state.answers import Answers, Key, StoredAnswer
from bot.telegram.state.database import Clocks, Database
from bot.telegram.state.documents import Documents, StoredDocument
from bot.telegram.state.pending import Arrival, Pending, PendingUpdates
from bot.telegram.state.people import MODES, Mode, People, Role
from bot.telegram.state.store import State

__all__ = [
    "MODES",
    "Answers",
    "Arrival",
    "Clocks",
    "Database",
    "Documents",
    "Key",
    "Mode",
    "Pending",
    "PendingUpdates",
    "People",
    "Role",
    "State",
    "StoredAnswer",
    "StoredDocument",
]
