"""Questions with their paragraphs, from our own articles and from the public sets.

Own articles: training/data/articles_*.jsonl. Public, in the SQuAD layout: DRCD (Shao et al. 2018,
traditional characters), CMRC 2018 (Cui et al. 2019), DuReader robust and checklist (Tang et al. 2021), SQuAD 2.0
dev in machine-translated Chinese. Part of every source is held out by article, never by question; see
``is_held_out``.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).resolve().parents[1] / "data"
"""Folder of our own articles and dialogues."""
OWN: Final = "own"
WRITTEN: Final = "written"
"""The kind of questions that were written over articles of other files, for what fails most."""
PUBLIC: Final = {
    "drcd_dev.json": "drcd",
    "drcd_test.json": "drcd",
    "drcd_train_part.json": "drcd",
    "cmrc_train.json": "cmrc",
    "cmrc_trial.json": "cmrc trial",
    "dureader_robust.json": "dureader",
    "dureader_checklist.json": "dureader",
    "squad2zh_dev.json": "squad",
}
HELD_OUT_SHARE: Final = {"drcd": 0.12, "cmrc": 0.0, "cmrc trial": 1.0, "dureader": 0.12, "squad": 0.12}
"""Of the articles of a source. Our own are held out as whole files, by ``HELD_OUT_FILES``, and in pairs."""
HELD_OUT_FILES: Final = (
    "articles_06.jsonl",
    "articles_22.jsonl",
    "articles_34.jsonl",
    "articles_57.jsonl",
    "words_11.jsonl",
)
PAIRED: Final = "27-"
"""Articles of this file come in pairs that look alike: 27-01 and 27-02 … A third of the pairs is held out."""

Articles = Mapping[str, Mapping[str, Any]]
"""Our own articles by their ids."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question, what is known of the article's head, and a paragraph.

    Attributes:
        span: the answer in ``text`` as [start, end) in code points; None where there is none.
        group: the article; examples of one group are never split between training and held-out data.
        kind: the type of our own questions, else "".
        answers: every accepted answer.
        verdict: what the text says to a question for yes or no, one of ``VERDICTS``; "" for other questions.
        new: of a file that no run has seen yet, of which a pass takes all.
    """

    source: str
    group: str
    question: str
    head: str
    text: str
    span: tuple[int, int] | None
    kind: str = ""
    answers: tuple[str, ...] = ()
    verdict: str = ""
    new: bool = False


def is_held_out(source: str, group: str) -> bool:
    """Tell whether an article is kept from training: by a hash of its title, the same in every run."""
    return _place(source, group) < HELD_OUT_SHARE[source]


def is_unseen(source: str, group: str) -> bool:
    """Tell whether no run behind the bundled weights has seen an article.

    The first runs were trained on three quarters of CMRC's trial set, which later ones leave out.
    """
    if source == "cmrc trial":
        return _place("cmrc", group) < 0.25
    return is_held_out(source, group)


def _place(source: str, group: str) -> float:
    """Return where an article stands in [0, 1), by a hash."""
    digest = hashlib.blake2b(f"{source}/{group}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 2**32


def is_held_out_pair(article: str) -> bool:
    """Tell whether one of our own articles belongs to a pair that is kept from training."""
    if not article.startswith(PAIRED):
        return False
    pair = (int(article.removeprefix(PAIRED)) - 1) // 2
    return hashlib.blake2b(f"pair/{pair}".encode(), digest_size=4).digest()[0] % 3 == 0


def own_files(folder: Path, *, held_out: bool) -> list[Path]:
    """Return the files of our own articles that are trained on, or those that are held out."""
    files = sorted(folder.glob("articles_*.jsonl"))
    return [path for path in files if (path.name in HELD_OUT_FILES) == held_out]


def locate(text: str, answer: str, near: int) -> tuple[int, int] | None:
    """Return the occurrence of an answer that is nearest to an offset, or None."""
    starts = [match.start() for match in re.finditer(re.escape(answer), text)] if answer else []
    if not starts:
        return None
    start = min(starts, key=lambda position: abs(position - near))
    return start, start + len(answer)


def own_examples(path: Path, *, held_out: bool = False, new: bool = False) -> Iterator[Example]:
    """Yield the questions of a file of articles, each with the paragraph that its writer named.

    Of articles that come in pairs only those to train on, or those that are ``held_out``. What no single span
    answers (several values at once, comparisons, sums) is left out.
    """
    for line in path.read_text("utf-8").splitlines():
        article = json.loads(line)
        if article["id"].startswith(PAIRED) and is_held_out_pair(article["id"]) != held_out:
            continue
        head = head_of(article)
        for item in article["questions"]:
            text = article["paragraphs"][item["paragraph"]]
            answers = () if item.get("unanswerable") else tuple(item["answers"])
            span = locate(text, answers[0], 0) if answers else None
            if span is None and not item.get("unanswerable"):  # a composed answer stands nowhere as one span
                continue
            kind = item.get("type", "")
            yield Example(OWN, article["id"], item["question"], head, text, span, kind, answers, new=new)


def read_articles(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """Return the articles of files by their ids."""
    return {a["id"]: a for path in paths for a in map(json.loads, path.read_text("utf-8").splitlines())}


def questions_over(path: Path, articles: Articles, *, new: bool = False) -> Iterator[Example]:
    """Yield the questions of a file over articles of other files."""
    for item in map(json.loads, path.read_text("utf-8").splitlines()):
        article = articles[item["article_id"]]
        text, answers = article["paragraphs"][item["paragraph"]], tuple(item["answers"])
        span = locate(text, answers[0], 0) if answers else None
        head = head_of(article)
        yield Example(OWN, article["id"], item["question"], head, text, span, WRITTEN, answers, new=new)


def dialogue_examples(path: Path, articles: Articles) -> Iterator[Example]:
    """Yield the follow-ups of a file of dialogues, each after the question before it made whole.

    Bare, as the reader is asked it in a conversation: "what was asked before, what is asked now".
    """
    for line in path.read_text("utf-8").splitlines():
        for before, turn in pairwise(json.loads(line)["turns"]):
            article = articles.get(turn["article_id"])
            if article is None or turn["relation"] == "change" or before["article_id"] != article["id"]:
                continue
            answers = tuple(turn["answers"])
            if not answers:  # talk, or a turn that is to be refused
                continue
            texts = [text for text in article["paragraphs"] if answers[0] in text]
            if texts:
                pairs = set(map("".join, pairwise(turn["whole"])))
                text = max(texts, key=lambda text: sum(pair in text for pair in pairs))
                span = locate(text, answers[0], 0)
                question = f"{before['whole'].rstrip('？?')}，{turn['question']}"
                yield Example(OWN, article["id"], question, head_of(article), text, span, "", answers)


def head_of(article: Mapping[str, Any]) -> str:
    """Return what the reader is told of an article: place and headline."""
    place = (article.get("dateline") or "").removeprefix("本报").rstrip("讯电")
    return " ".join(part for part in (place, article["title"]) if part)


def own_paragraphs(path: Path) -> dict[str, list[tuple[str, str]]]:
    """Return (head, paragraph) of every paragraph, by article."""
    articles = map(json.loads, path.read_text("utf-8").splitlines())
    return {a["id"]: [(head_of(a), paragraph) for paragraph in a["paragraphs"]] for a in articles}


def public_examples(path: Path) -> Iterator[Example]:
    """Yield the questions of a file in the SQuAD layout; answers that are not in the text are left out."""
    source = PUBLIC[path.name]
    for article in json.loads(path.read_text("utf-8"))["data"]:
        group = str(article.get("title") or article.get("id"))
        for paragraph in article["paragraphs"]:
            text = paragraph["context"]
            for item in paragraph["qas"]:
                if item.get("is_impossible"):
                    yield Example(source, group, item["question"], group, text, None)
                    continue
                answers = tuple(answer["text"] for answer in item["answers"])
                span = locate(text, answers[0], item["answers"][0]["answer_start"])
                if span:
                    yield Example(source, group, item["question"], group, text, span, "", answers)
