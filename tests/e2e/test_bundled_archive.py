"""What a newcomer meets: the program and its bundled archive, nothing else."""

import json
import subprocess
import sys
from pathlib import Path

from tests.e2e.conftest import PROJECT, Run, json_lines, parsed

QUESTION = "那曲积分超市资金多少"


def test_the_example_question_is_answered_with_its_citation(run: Run) -> None:
    answer = parsed(run("ask", QUESTION, "--json"))
    assert answer["text"] == "3730万元"
    assert 0 < answer["confidence"] <= 1
    citation = answer["citations"][0]
    start, end = citation["span"]
    assert citation["quote"][start:end] == "3730万元"
    assert citation["article"]["title"] == "以“党建+积分”模式提升基层治理能力"
    assert citation["article"]["byline"] == "记者 万靖"
    source = Path(citation["article"]["source"]).read_text(encoding="utf-8")
    assert citation["quote"] in source


def test_the_text_answer_is_for_people(run: Run) -> None:
    result = run("ask", QUESTION)
    assert result.returncode == 0
    first, quote, source, *_ = result.stdout.splitlines()
    assert first == "3730万元"
    assert "3730万元" in quote
    assert "记者 万靖" in source
    assert "\x1b" not in result.stdout


def test_english_words_around_a_chinese_answer(run: Run) -> None:
    assert "paragraph 2" in run("ask", QUESTION, "--lang", "en").stdout
    assert "paragraph 2" in run("ask", QUESTION, LC_ALL="en_US.UTF-8").stdout
    assert "第2段" in run("ask", QUESTION, LC_ALL="zh_CN.UTF-8").stdout


def test_what_the_pages_do_not_hold_is_refused_with_the_nearest_passages(run: Run) -> None:
    answer = parsed(run("ask", "火星探测器着陆时的燃料余量是多少", "--json"))
    assert answer["text"] is None
    assert answer["citations"] == []
    assert len(answer["nearest"]) == 3


def test_search_json_is_the_contract(run: Run) -> None:
    hits = parsed(run("search", "秀巴村 收益 分配", "-k", "3", "--json"))
    assert len(hits) == 3
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    for hit in hits:
        assert set(hit) == {"rank", "score", "text", "citation"}
        assert set(hit["citation"]) == {"article", "paragraph", "quote", "span", "boxes", "reprints"}
        assert set(hit["citation"]["article"]) == {
            "id",
            "title",
            "byline",
            "dateline",
            "date",
            "page",
            "source",
            "newspaper",
            "edition",
            "section",
            "genre",
            "column",
            "unit",
            "authors",
            "place",
            "known",
        }
        assert hit["text"] in hit["citation"]["quote"]
    assert "秀巴村" in hits[0]["citation"]["quote"]


def test_batches_keep_order_and_survive_bad_lines(run: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "question": QUESTION}, ensure_ascii=False),
        "not json",
        json.dumps({"id": "b"}),
        json.dumps({"id": "c", "turns": ["秀巴村今年引进灵芝种植多少亩", "😀"]}, ensure_ascii=False),
        json.dumps({"id": "d", "question": "   "}),
    ]
    (tmp_path / "batch.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = json_lines(run("ask", "--batch", "batch.jsonl", "--json"))
    assert [row["id"] for row in rows] == ["a", None, "b", "c", "d"]
    assert rows[0]["answers"][0]["text"] == "3730万元"
    assert "error" in rows[1]
    assert "error" in rows[2]
    assert [answer["question"] for answer in rows[3]["answers"]] == ["秀巴村今年引进灵芝种植多少亩", "😀"]
    assert rows[3]["answers"][1]["text"] is None
    assert "error" in rows[4]
    assert rows[4]["answers"][0]["text"] is None
    rows = json_lines(run("search", "--batch", "batch.jsonl", "--json", "-k", "2"))
    assert len(rows[0]["hits"]) == 2
    assert "error" in rows[1]


def test_info_and_verify(run: Run) -> None:
    info = parsed(run("info", "--json"))
    assert info["articles"] + info["captions"] == 33
    assert info["model"]
    assert "passages" in run("info").stdout
    result = run("verify")
    assert result.returncode == 0, result.stderr
    assert "33" in result.stdout


def test_chat_answers_piped_lines_without_control_codes(run: Run) -> None:
    result = run("chat", stdin=f"{QUESTION}\n\n/sources\n/help\n/quit\n没有问到\n")
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("3730万元\n")
    assert "\x1b" not in result.stdout
    assert "/sources" in result.stdout


def test_python_m_bot_is_the_same_program(run: Run) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "bot", "--version"], capture_output=True, text=True, cwd=PROJECT, check=True
    )
    assert result.stdout == run("--version").stdout


def test_the_library_answers_as_the_contract_shows() -> None:
    from bot import Assistant
    from retriever import Retriever

    with Retriever.open() as archive:
        hits = archive.search(QUESTION, k=5)
        assert "3730万元" in hits[0].citation.quote
        assert "以“党建+积分”模式提升基层治理能力" in str(hits[0].citation)
        assert Assistant(archive).conversation().ask(QUESTION).text == "3730万元"
