"""Bad input gets one clear line, exit status 2, and loses nothing."""

import importlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.terminal.cli import _MODULES
from tests.e2e.conftest import PROJECT, Run, json_lines, parsed


def one_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("ask", "问题", "--index", "none"), "no index here"),
        (("search", "问题", "--index", "none"), "no index here"),
        (("info", "--index", "none"), "no index here"),
        (("verify", "--index", "none"), "no index here"),
        (("ask",), "--batch"),
        (("ask", "--batch", "x.jsonl"), "--json"),
        (("ask", "--batch", "x.jsonl", "--json"), "no such file"),
        (("ask", ""), "no words"),
        (("ask", "😀🎉"), "no words"),
        (("ask", "好" * 10_000), "too long"),
        (("pages", "missing.txt"), "no such file"),
        (("pages", "."), "a folder"),
        (("eval", "missing.jsonl"), "no such file"),
        (("telegram", "--open"), "BAOZHI_TELEGRAM_TOKEN"),
        (("read", "--batch", "x.jsonl"), "--json"),
        (("read", "--batch", "x.jsonl", "--json"), "no such file"),
        (("fly",), "不能是 'fly'"),
        (("search", "x", "-k", "0"), "-k: '0' 应是 1 到 100 的整数"),
        (("ask", "--batch", "", "--json"), "empty"),
        (("index", ".", "--index", ""), "empty"),
        (("ask", "-5度是哪里"), "请写在 -- 之后"),
    ],
)
def test_one_clear_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert one_line(result.stderr), result.stderr
    assert said in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "image"),
        ("broken.md", "---\ntitle: [\n---\n文".encode(), "YAML"),
        ("broken.jsonl", b"{", "JSON"),
        ("paper.pdf", b"%PDF-1.7", "damaged"),
    ],
)
def test_a_bad_file_is_named_and_the_good_one_indexed(
    run: Run, page: Path, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("index", page, name, "--index", "my")
    assert result.returncode == 1
    assert name in result.stderr
    assert said in result.stderr
    assert parsed(run("info", "--index", "my", "--json"))["sources"] == 1
    alone = run("index", name, "--index", "other")
    assert alone.returncode == 2
    assert name in alone.stderr


def test_a_bad_record_costs_itself_alone(run: Run, tmp_path: Path) -> None:
    lines = [
        '{"id": "1", "title": "鱼塘", "text": "柳湾鱼塘有二十七亩。"}',
        '{"id": "2", "title": "空", "text": " "}',
    ]
    lines += [
        "[]",
        '{"id": "1", "text": "重复。"}',
        '{"id": "5", "title": "果园", "text": "柳湾果园有四十一亩。"}',
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    for _ in range(2):  # told again as long as it stands so
        result = run("index", "a.jsonl", "--index", "my")
        assert result.returncode == 1
        assert [f"a.jsonl:{number}:" in result.stderr for number in range(1, 6)] == [
            False,
            True,
            True,
            True,
            False,
        ]
    assert parsed(run("ask", "柳湾果园有多少亩", "--index", "my", "--json"))["text"] == "四十一亩"
    assert run("verify", "--index", "my").returncode == 0
    (tmp_path / "a.jsonl").write_text("\n".join((lines[0], lines[-1])), encoding="utf-8")
    assert run("index", "a.jsonl", "--index", "my").returncode == 0


def test_nothing_readable_in_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    result = run("index", "void", "--index", "my")
    assert result.returncode == 2
    assert "no readable files" in result.stderr


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_pages_in_other_encodings_are_read(run: Run, page: Path, encoding: str) -> None:
    text = page.read_text(encoding="utf-8")
    page.write_bytes(text.encode(encoding))
    assert run("index", page, "--index", "my").returncode == 0
    hits = parsed(run("search", "大棚补贴资金", "--index", "my", "--json"))
    assert "468万元" in hits[0]["citation"]["quote"]
    assert run("verify", "--index", "my").returncode == 0


def test_a_question_only_of_spaces_in_chat_says_nothing_and_goes_on(run: Run, page: Path) -> None:
    run("index", page, "--index", "my")
    result = run("chat", "--index", "my", stdin="   \n！！！\n南岸镇建成大棚多少座\n")
    assert result.returncode == 0
    assert "no words" in result.stderr
    assert "312座" in result.stdout


def test_a_typo_neither_makes_an_index_nor_hides_the_bundled_archive(run: Run, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    assert run("index", "typo.txt", **home).returncode == 2
    assert run("index", "--remove", "typo.txt", **home).returncode == 2
    assert parsed(run("ask", "那曲积分超市资金多少", "--json", **home))["text"] == "3730万元"


def test_removing_never_reaches_the_bundled_archive(run: Run, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    result = run("index", "--remove", PROJECT / "corpus" / "archive", **home)
    assert result.returncode == 2
    assert "no index here" in result.stderr
    assert parsed(run("info", "--json", **home))["articles"] > 0


def test_an_index_named_by_the_environment_is_not_replaced_by_another(run: Run, tmp_path: Path) -> None:
    result = run("ask", "那曲积分超市资金多少", BAOZHI_INDEX=str(tmp_path / "nowhere"))
    assert result.returncode == 2
    assert one_line(result.stderr)


def test_odd_bytes_in_a_question_or_a_batch_stop_nothing(run: Run, page: Path, tmp_path: Path) -> None:
    run("index", page, "--index", "my")
    lines = ['{"id": "a", "question": "\\ud83d 大棚"}', "[" * 200_000, '{"id": 7, "question": "大棚"}']
    lines.append('{"id": "d", "question": "南岸镇建成大棚多少座"}')
    (tmp_path / "batch.jsonl").write_text("\n".join(lines), encoding="utf-8")
    rows = json_lines(run("ask", "--batch", "batch.jsonl", "--index", "my", "--json"))
    assert [row["id"] for row in rows] == ["a", None, 7, "d"]
    assert all("error" in row for row in rows[:3])
    assert rows[3]["answers"][0]["text"] == "312座"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_the_output_is_told_in_one_line(program: Sequence[str], page: Path) -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [*program, "pages", str(page)], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert result.returncode == 1
    assert result.stderr.startswith("baozhi: 磁盘满了")
    assert one_line(result.stderr)


def test_every_command_names_its_errors() -> None:
    for command, module in _MODULES.items():
        loaded = importlib.import_module(f"bot.terminal.commands.{module}")
        assert all(issubclass(error, Exception) for error in loaded.ERRORS)
        assert callable(getattr(loaded, "evaluate" if command == "eval" else command))
