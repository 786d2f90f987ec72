"""What somebody wants of the articles: by whom, about what, on which page; listed or counted."""

from dataclasses import dataclass
from enum import Enum


class Form(Enum):
    """How it is asked for; ``UNSAID`` where the question left out what it is for."""

    LIST = "list"
    COUNT = "count"
    CHECK = "check"
    PLACE = "place"
    AUTHORS = "authors"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The articles that are wanted.

    Attributes:
        form: how they are asked for; ``PLACE`` asks which places they tell of, ``AUTHORS`` who signs most.
        authors: names that the archive's credits have; an article must be signed by all of them.
        stranger: a name that stands where an author's does and is in no credit; empty mostly.
        topics: what they are about, one of them at least; empty where they are wanted whatever they tell.
        edition: the page of the newspaper ("3", "A3"), or what a page is given to (要闻); empty for any.
        pictures: whether only pictures are wanted.
        named: whether the turn speaks of articles in so many words; where it does not, finding none means that
            it was no question for the catalogue.
    """

    form: Form = Form.LIST
    authors: tuple[str, ...] = ()
    stranger: str = ""
    topics: tuple[str, ...] = ()
    edition: str = ""
    pictures: bool = False
    named: bool = True
