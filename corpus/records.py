"""Articles and pages as the JSON objects of the public interface."""

from typing import Any

from corpus.model import Article, Document, Paragraph


def article_json(article: Article) -> dict[str, Any]:
    """Return the ARTICLE object of the public interface; "date" is there where the source says it."""
    dated = {"date": article.date} if article.date else {}
    return {
        "id": article.id,
        "kind": article.kind,
        "title": article.title,
        "kicker": article.kicker,
        "subtitle": article.subtitle,
        "byline": article.byline,
        "dateline": article.dateline,
        "confidence": round(article.confidence, 4),
        "paragraphs": [
            {
                "text": paragraph.text,
                "subhead": paragraph.subhead,
                "doubts": list(paragraph.doubts),
                **_guesses_json(paragraph),
            }
            for paragraph in article.paragraphs
        ],
        **dated,
    }


def _guesses_json(paragraph: Paragraph) -> dict[str, Any]:
    """Return "guesses" where a paragraph was recognised and has characters that are not sure."""
    guesses = [
        {
            "at": guess.at,
            "second": guess.second or None,
            "confidence": guess.confidence,
            "second_confidence": guess.second_confidence,
        }
        for guess in paragraph.guesses
    ]
    return {"guesses": guesses} if guesses else {}


def page_json(document: Document) -> dict[str, Any]:
    """Return a page of the public interface. The page has only the values that all its articles share."""
    values = {
        name: {getattr(article, name) for article in document.articles}
        for name in ("newspaper", "date", "edition", "section")
    }
    return {
        "page": document.page.name,
        **{name: found.pop() if len(found) == 1 else None for name, found in values.items()},
        "articles": [article_json(article) for article in document.articles],
    }
