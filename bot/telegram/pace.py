"""How long the bot waits for things, and how much it takes: handed in with the settings, so that a test can hurry."""

from dataclasses import dataclass

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Backoff:
    """Pauses between tries that grow: the first, doubled each time, up to the longest; in seconds."""

    first: float
    longest: float

    def after(self, pause: float) -> float:
        """Return the pause that follows one of this length; 0 where there was none."""
        return min(max(2 * pause, self.first), self.longest)


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the bot waits, in seconds.

    Attributes:
        placeholder: for an answer, until it is said that one is being looked for.
        typing: between two signs that an answer is being written; the server shows each for five seconds.
        typing_grace: for such a sign that is on its way, before the answer leaves.
        deliveries: between tries to send a message that certainly did not arrive.
        flood_retries: how often a request goes out again at once when the server asked to wait.
        excuses: between tries to say that an answer may be lost.
        notices: between tries to say something that does no harm when it is heard twice.
        downloads: between tries to fetch a document.
        progress: between two changes of the message that shows how far a document is.
        polling: between tries to fetch updates; ``webhook``: to register the address for them.
        confirmation: for the last word to the server, at a stop.
        suggesting: for finding questions to go on with, once an answer has left.
        finishing: for what is being answered at a stop; ``excusing``: and then for telling the others.
        checkpoint: between two moves of the state's log into its file.
        pairing: how long a code for the owner is good.
        wrong_code: after somebody's first wrong code, doubled with each further one; ``any_wrong_code``: after
            anybody's.
        idle: until a connection is cut on which nothing comes.
        descriptors: until the next try, where no connection can be taken.
    """

    placeholder: float = 3.0
    typing: float = 4.0
    typing_grace: float = 0.3
    deliveries: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, *(30.0,) * 20)  # ten minutes in all
    flood_retries: int = 5
    excuses: tuple[float, ...] = (1.0, 5.0, 20.0, 60.0)
    notices: tuple[float, ...] = (0.5, 2.0, 10.0)
    downloads: tuple[float, ...] = (0.5, 2.0, 5.0)
    progress: float = 2.0
    polling: Backoff = Backoff(0.5, 30.0)
    webhook: Backoff = Backoff(1.0, 60.0)
    confirmation: float = 1.5
    suggesting: float = 3.0
    finishing: float = 2.0
    excusing: float = 0.7
    checkpoint: float = 30.0
    pairing: float = 30 * 60.0
    wrong_code: float = 5.0
    any_wrong_code: float = 1.0
    idle: float = 20.0
    descriptors: float = 1.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much the bot takes.

    Attributes:
        workers: threads that answer; the model keeps a processor busy in each.
        conversations: kept in memory.
        waiting_in_chat: messages of one chat that may wait.
        waiting: messages that may wait in all before no more are fetched.
        tries: times that a question may be under way when the program dies.
        upload: bytes of a document; a bot may download so much.
        backup: bytes of a backup; a bot may send so much.
        codes_each: wrong codes of one person, ``codes``: of all, until there is no code any more.
    """

    workers: int = 2
    conversations: int = 1000
    waiting_in_chat: int = 10
    waiting: int = 500
    tries: int = 5
    upload: int = 20 * _MEGABYTE
    backup: int = 50 * _MEGABYTE
    codes_each: int = 3
    codes: int = 20
