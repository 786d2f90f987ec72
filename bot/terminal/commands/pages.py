"""baozhi pages: newspaper pages → the articles rebuilt from them."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from bot.errors import BotError, SettingsError
from bot.terminal.output import say, say_json, warn
from bot.terminal.visible import visible
from corpus.errors import CorpusError
from corpus.layout import outline, write_edit
from corpus.model import Document
from corpus.readers import format_of, read
from corpus.readers.formats import DRAWN
from corpus.records import page_json
from embeddings.shared import passage_rows

ERRORS = (BotError, CorpusError)


def _write_edit(path: Path, documents: Sequence[Document]) -> None:
    """Write the articles for a person to correct. An existing file is kept, since it may hold corrections."""
    text = write_edit([article for document in documents for article in document.articles])
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise SettingsError(
            f"{path}: 文件已存在，请换个名字 (the file exists; choose another name)"
        ) from error
    except OSError as error:
        raise SettingsError(f"{path}: 写不了 (cannot be written): {error.strerror}") from error


def _draw(files: Sequence[Path], documents: Sequence[Document], out: Path) -> None:
    """Draw what was rebuilt of one PDF or image on its pages."""
    if len(files) != 1 or format_of(files[0]) not in DRAWN:
        raise SettingsError("--overlay 只画一份 PDF 或图片 (--overlay draws one PDF or image)")
    format_of(files[0]).require(files[0])
    from bot.terminal.overlay import write_overlay  # noqa: PLC0415 - brings what draws

    write_overlay(files[0], documents, out)


def _write_alto(files: Sequence[Path], documents: Sequence[Document], out: Path) -> None:
    """Write the lines of one file as ALTO. An existing file is replaced: nobody mends it by hand."""
    from corpus.readers.recognised.writing import alto_of, has_places  # noqa: PLC0415 - no other command needs it

    if len(files) != 1 or not has_places(documents):
        raise SettingsError(
            "--alto 只写一份知道每行在哪里的文件：PDF、图像、ALTO、PAGE、METS "
            "(--alto writes one file of which it is known where its lines stand)"
        )
    try:
        out.write_text(alto_of(documents, files[0].name), encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{out}: 写不了 (cannot be written): {error.strerror}") from error


def pages(args: argparse.Namespace) -> int:
    """Print the articles of each file as an outline or as JSON, or write them for a person to correct."""
    documents: list[Document] = []
    problems: list[str] = []
    for name in args.files:
        path = Path(name)
        if path.is_dir():
            raise SettingsError(f"{path}: 这是文件夹，请给出版面文件 (a folder; name the page files)")
        documents += read(path, problems.append, passage_rows)
    for problem in problems:
        warn(problem)
    if args.edit is not None:
        _write_edit(Path(args.edit), documents)
    if args.overlay is not None:
        _draw([Path(name) for name in args.files], documents, args.overlay)
    if args.alto is not None:
        _write_alto([Path(name) for name in args.files], documents, args.alto)
    if args.json:
        say_json([page_json(document) for document in documents], indent=1)
    else:
        for document in documents:
            say(visible(f"# {document.page.name}\n\n{outline(document.articles, args.lang)}"))
    return 1 if problems else 0
