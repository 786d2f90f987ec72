"""The fake Bot API server; see ``fake_api``."""

from .fake_api import TOKEN, FakeServer, Notice, Person, RefusedError, Sent

__all__ = ["TOKEN", "FakeServer", "Notice", "Person", "RefusedError", "Sent"]
