"""A reconstruction at a glance, for a terminal."""

from collections.abc import Sequence

from corpus.layout.markdown import DOUBT
from corpus.model import Article, Paragraph

_WORDS = {
    "zh": {
        "article": "报道",
        "caption": "图片说明",
        "other": "其他",
        "untitled": "（无题）",
        "chars": "字",
        "sure": "把握",
        "doubt": "⚠ 与上段的拼接没有把握",
        "guesses": "⚠ 字没有认准：",
    },
    "en": {
        "article": "article",
        "caption": "caption",
        "other": "other",
        "untitled": "(untitled)",
        "chars": "chars",
        "sure": "sure",
        "doubt": "⚠ doubtful after the paragraph above",
        "guesses": "⚠ characters read with doubt: ",
    },
}
_SHOWN = 14
_GUESSES = 8
"""Doubtful characters of a paragraph that are shown."""


def outline(articles: Sequence[Article], language: str = "zh") -> str:
    """Return the articles of a page in a few lines each: head, paragraphs by their ends, doubtful joins.

    ‖ within a paragraph is a join that a person should look at, with the text on both sides of it;
    ⚠ is a doubtful step from one paragraph to the next, or says which characters were recognised with doubt.

    Args:
        articles: what was reconstructed.
        language: "zh" or "en", for the words that are not the page's own.
    """
    words = _WORDS["en" if language.startswith("en") else "zh"]
    return (
        "\n\n".join(_entry(number, article, words) for number, article in enumerate(articles, start=1)) + "\n"
    )


def _entry(number: int, article: Article, words: dict[str, str]) -> str:
    lines = [
        f"{number}. {article.title or words['untitled']}"
        f"  [{words[article.kind]}, {words['sure']} {article.confidence:.0%}]"
    ]
    lines += [f"   {line.text}" for line in article.head if line.role != "title"]
    for paragraph in article.paragraphs:
        if 0 in paragraph.doubts:
            lines.append(f"   {words['doubt']}")
        lines.append(f"   {'## ' if paragraph.subhead else '· '}{_shorten(paragraph, words['chars'])}")
        if paragraph.guesses:
            lines.append(f"     {words['guesses']}{_guessed(paragraph)}")
    return "\n".join(lines)


def _guessed(paragraph: Paragraph) -> str:
    """Return the first doubtful characters of a paragraph among what is around them: 防〔盜？盗〕，秋."""
    text, marked = paragraph.text, list[str]()
    for at, second, *_ in paragraph.guesses[:_GUESSES]:
        before, after = text[max(0, at - 2) : at], text[at + 1 : at + 3]
        marked.append(f"{before}〔{text[at]}？{second}〕{after}")
    return " ".join([*marked, *(["…"] if len(paragraph.guesses) > _GUESSES else [])])


def _shorten(paragraph: Paragraph, unit: str) -> str:
    """Return the two ends of a paragraph, its doubtful joins, and its length."""
    text = paragraph.text
    joins = [offset for offset in paragraph.doubts if offset > 0]
    if len(text) <= 3 * _SHOWN and not joins:
        return text
    around = [f"{text[max(0, at - _SHOWN) : at]}{DOUBT}{text[at : at + _SHOWN]}" for at in joins]
    return " … ".join([text[:_SHOWN], *around, text[-_SHOWN:]]) + f" ({len(text)} {unit})"
