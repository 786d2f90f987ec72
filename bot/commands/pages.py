"""baozhi pages: newspaper pages → the articles rebuilt from them."""

import argparse
from pathlib import Path
from typing import Any

from bot.commands.output import say, say_json
from bot.errors import BotError
from bot.texts import Texts, texts_in
from corpus.errors import CorpusError
from corpus.model import Article
from corpus.readers import read

ERRORS = (BotError, CorpusError)


def article_json(article: Article) -> dict[str, Any]:
    """Return the ARTICLE object of the public interface."""
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
            {"text": paragraph.text, "subhead": paragraph.subhead, "doubts": list(paragraph.doubts)}
            for paragraph in article.paragraphs
        ],
    }


def _outline(page: str, articles: list[Article], texts: Texts) -> str:
    lines = [f"# {page}"]
    for article in articles:
        label = {"article": "", "caption": f"[{texts.captions}] ", "other": f"[{texts.leftovers}] "}[
            article.kind
        ]
        lines.append(
            f"\n{label}{article.kicker + ' | ' if article.kicker else ''}{article.title or texts.untitled}"
        )
        lines += [f"  {value}" for value in (article.subtitle, article.byline) if value]
        for paragraph in article.paragraphs:
            text = paragraph.text
            lines.append(
                f"  ## {text}" if paragraph.subhead else f"  {text[:40]}{'……' if len(text) > 40 else ''}"
            )
    return "\n".join(lines)


def pages(args: argparse.Namespace) -> int:
    """Print the articles of each file, as an outline or as JSON."""
    texts = texts_in(args.lang)
    found = []
    for name in args.files:
        path = Path(name)
        if path.is_dir():
            raise CorpusError(f"{path}: 这是文件夹，请给出版面文件 (a folder; name the page files)")
        found += [(document.page.name, list(document.articles)) for document in read(path)]
    if args.json:
        say_json(
            [
                {"page": page, "articles": [article_json(article) for article in articles]}
                for page, articles in found
            ],
            indent=1,
        )
    else:
        say("\n\n".join(_outline(page, articles, texts) for page, articles in found))
    return 0
