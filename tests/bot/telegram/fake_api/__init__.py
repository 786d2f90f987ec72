"""A Bot API server on the loopback interface, as strict as the real one where it matters.

``FakeServer`` is the server, ``server.user(7)`` somebody who writes to the bot and sees what it answers:

    answer = await server.user(7).ask("那曲积分超市资金多少")
    await server.user(7).press("原文")
    print(server.user(7).sees()[-1].text)
"""

from .chats import Sent
from .errors import RefusedError, bad, flood
from .methods import Notice
from .people import Person
from .server import TOKEN, FakeServer

__all__ = ["TOKEN", "FakeServer", "Notice", "Person", "RefusedError", "Sent", "bad", "flood"]
