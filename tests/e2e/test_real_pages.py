"""The five real pages, where they are at hand: from the page to the cited answer."""

import json
from pathlib import Path

from tests.e2e.conftest import Run, json_lines, parsed


def test_real_pages_are_indexed_searched_and_stand_verbatim(run: Run, shared: Path) -> None:
    assert run("index", shared / "pages", "--index", "my").returncode == 0
    assert run("verify", "--index", "my").returncode == 0
    answer = parsed(run("ask", "那曲积分超市资金多少", "--index", "my", "--json"))
    assert answer["text"] == "3730万元"
    assert answer["citations"][0]["article"]["page"] == "002_3807c8ec322bd073.txt"


def test_the_evidence_is_among_the_first_five(run: Run, shared: Path) -> None:
    run("index", shared / "pages", "--index", "my")
    measures = parsed(run("eval", shared / "eval" / "qa_dev.jsonl", "--index", "my", "--json"))
    assert measures["questions"] == 188
    assert measures["recall@1"] >= 0.80
    assert measures["recall@5"] >= 0.93


def test_the_archive_retells_and_does_not_copy(shared: Path) -> None:
    """No run of more than 20 characters is shared with the pages, outside titles, quotations and lists."""
    from tests.copying import archive_articles, shared_runs

    copied = {path.name: runs for path in archive_articles() if (runs := shared_runs(path, shared / "pages"))}
    assert copied == {}


def test_the_archive_answers_what_the_pages_answer(shared: Path) -> None:
    """Every short answer to the development questions stands in the retold article."""
    from corpus.readers import read
    from retriever.metrics import bare
    from tests.copying import archive_articles

    articles = {}
    for path in archive_articles():
        article = read(path)[0].articles[0]
        lines = [*(line.text for line in article.head), *(p.text for p in article.paragraphs)]
        articles[article.id] = bare("".join(lines))
    missing = []
    for line in (shared / "eval" / "qa_dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["type"] not in ("definition", "howto", "reason", "list") and not any(
            bare(answer) in articles[row["article_id"]] for answer in row["answers"]
        ):
            missing.append(row["id"])
    assert missing == []


def test_batches_over_real_pages(run: Run, shared: Path, tmp_path: Path) -> None:
    run("index", shared / "pages", "--index", "my")
    questions = (shared / "eval" / "unanswerable_dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in questions]
    (tmp_path / "batch.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    answered = json_lines(run("ask", "--batch", "batch.jsonl", "--index", "my", "--json"))
    assert [row["id"] for row in answered] == [row["id"] for row in rows]
