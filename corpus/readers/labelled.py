"""A text whose first lines say what it is, as archives and crawlers save articles: 标题：…, 日期：…; then its body."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final, NamedTuple

from corpus.chinese.text import to_simplified
from corpus.layout import one_article, reconstruct
from corpus.lazy import lazy_pattern
from corpus.masthead import Masthead, edition_of, read_masthead
from corpus.model import Article, HeadLine, HeadRole, Page, whole_run
from corpus.printed_day import iso_day
from corpus.readers.describing import known_by
from corpus.readers.labels import field_of, plain_name

#: 标题：…, 作　者: …, 【日期】…, Title: …
_LINE: Final = lazy_pattern(
    r"[ \t\u3000]*(?:【(?P<framed>[^】\n]{1,8})】[:：]?|(?P<plain>[\w\u3000 ]{1,14})[:：])"
    r"[ \t\u3000]*(?P<value>[^\n]*)\n?"
)
_BLANK: Final = lazy_pattern(r"[ \t\u3000\r]*\n")
#: What no value ends with but a headline; a question of an interview does.
_SENTENCE: Final = lazy_pattern("。|[？?！!；;，,]$")
_LONGEST: Final = 80
_HEADLINES: Final[tuple[HeadRole, ...]] = ("kicker", "title", "subtitle")
#: What says where a text was printed: enough for a head without a headline, of which two are needed.
_ORIGIN: Final = ("date", "newspaper", "source", "edition", "page")


class Label(NamedTuple):
    """A line of the head: which value it has, "" for another label, the value and where that stands."""

    field: str
    value: str
    start: int


class LabelledHead(NamedTuple):
    """The labelled lines that a text begins with, and where its body begins."""

    labels: tuple[Label, ...]
    end: int

    def lines(self, *fields: str) -> list[Label]:
        """Return the lines with some values, in order."""
        return [label for label in self.labels if label.field in fields and label.value]

    def value(self, field: str) -> str | None:
        """Return a value, several lines of it parted by spaces."""
        return " ".join(label.value for label in self.lines(field)) or None


def find_head(text: str) -> LabelledHead | None:
    """Return the head of a text whose first lines are labelled, None where it has none or nothing follows it."""
    labels, end = list[Label](), 0
    for label, stop in _labels(text):
        end = stop
        if label.field == "text":
            break
        labels.append(label)
    head = LabelledHead(tuple(labels), end)
    enough = head.lines("title") or len(head.lines(*_ORIGIN)) > 1
    return head if enough and text[end:].strip() else None


def _labels(text: str) -> Iterator[tuple[Label, int]]:
    """Yield the labels at the top of a text, each with the end of its line; that of the body has no value."""
    at, apart, seen = 0, True, set[str]()
    while at < len(text):
        if blank := _BLANK.match(text, at):
            at, apart = blank.end(), True
            continue
        match = _LINE.match(text, at)
        if match is None:
            return
        name = plain_name(to_simplified(match["framed"] or match["plain"]))
        field, value, start = field_of(name) or "", match["value"].rstrip(), match.start("value")
        if field == "text" and seen:
            yield Label(field, "", start), start
            return
        unknown = not field and apart  # behind others 字数：812 is no text; at the top it is
        sentence = _SENTENCE.search(value) and field not in _HEADLINES
        if unknown or sentence or name in seen or len(value) > _LONGEST:
            return
        at, apart = match.end(), False
        seen.add(name)
        yield Label(field, value, start), at


def read_labelled(page: Page, head: LabelledHead) -> tuple[Article, ...]:
    """Return the articles of a text with such a head: one where it names the headline."""
    body = Page(page.name, " " * head.end + page.text[head.end :])
    articles = (one_article(body),) if head.lines("title") else reconstruct(body)
    said = _said(head)
    values = {
        name: value for name in ("newspaper", "date", "edition", "section") if (value := getattr(said, name))
    }
    values |= {name: value for name in ("genre", "column", "unit") if (value := head.value(name))}
    known = tuple(known_by(name, "label") for name in values)
    articles = tuple(replace(article, **values, known=known) for article in articles)
    return (_headed(articles[0], head),) if head.lines("title") else articles


def _headed(article: Article, head: LabelledHead) -> Article:
    """Return an article with the headline and the authors that its head names."""
    lines = [(role, label) for role in (*_HEADLINES, "byline") for label in head.lines(role)]
    printed = [HeadLine(role, label.value, whole_run(label.start, label.value)) for role, label in lines]
    values: dict[str, Any] = {role: head.value(role) for role in _HEADLINES}
    return replace(
        article,
        **values,
        byline=head.value("byline") or article.byline,
        key=head.value("id"),
        head=(*printed, *article.head),
    )


def _said(head: LabelledHead) -> Masthead:
    """Return newspaper, day and page; 来源：云岭日报 2023年5月6日 第3版 says several."""
    told = Masthead()
    for label in head.lines(*_ORIGIN):
        told = told.joined(read_masthead(label.value.replace("《", "").replace("》", "")) or Masthead())
    paper = head.value("newspaper") or head.value("source")
    return told.joined(
        Masthead(
            paper.strip("《》") if paper else None,
            iso_day(head.value("date")),
            edition_of(head.value("edition")) or edition_of(head.value("page")),
            head.value("section"),
        )
    )
