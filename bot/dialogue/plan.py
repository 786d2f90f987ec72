"""A question understood once: its kind, what it asks, and what it names."""

from dataclasses import dataclass

from retriever.question import Question


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """One thing that a question asks.

    Attributes:
        label: what stands before its answer where several are told (二类村, 铁锹).
        question: the whole question for it, as it is searched and read.
    """

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a strategy made of a question; the strategy that made it answers it.

    Attributes:
        kind: the strategy's name.
        question: as it was asked, without words of courtesy.
        parts: what it asks, in its order; the question itself where it asks one thing.
        about: what it is about: a name, a value, a topic; empty where that is not needed.
        claim: what it takes for true or wants to have confirmed; empty where it only asks.
        titles, authors, places, dates: what it names of each.
    """

    kind: str
    question: Question
    parts: tuple[SubQuestion, ...] = ()
    about: str = ""
    claim: str = ""
    titles: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()

    @property
    def typed(self) -> str:
        """The question as a text."""
        return self.question.typed
