"""Wrong arguments: one line, Chinese first, that leads to the help; status 2."""

import pytest

from bot.terminal.cli import main
from bot.terminal.parser import build_parser


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fly"], "COMMAND 不能是 'fly' ("),
        (["pages"], "缺少 FILE ("),
        (["ask", "x", "--fly"], "不认识 --fly；"),
        (["ask", "-5度是哪里"], "不认识 -5度是哪里；以 - 开头的问题请写在 -- 之后 ("),
        (["ask", "x", "--index"], "--index 后面缺少值 ("),
        (["ask", "x", "--json=1"], "--json 不带值 ("),
        (["ask", "x", "--lang", "fr"], "--lang 不能是 'fr' ("),
        (["ask", "x", "--strict", "--loose"], "--loose 和 --strict 不能一起用 ("),
        (["telegram", "--al", "x", "--a", "y"], "--a 不完整，可能是 "),
        (["search", "x", "-k", "0"], "-k: '0' 应是 1 到 100 的整数 (a whole number"),
        (["search", "x", "-k", "二十二个"], "-k: '二十二个' 应是"),
        (["ask", "--batch", "", "--json"], "--batch: 是空的"),
        (["index", "pages", "--index", ""], "--index: 是空的"),
        (["index", "--remove", "pages", "--index="], "--index: 是空的"),
        (["index", " "], "SOURCE: 是空的"),
        (["index", "pages", "--model", ""], "--model: 是空的"),
        (["pages", "x", ""], "FILE: 是空的"),
        (["pages", "x", "--edit", ""], "--edit: 是空的"),
        (["telegram", "--token-file", ""], "--token-file: 是空的"),
        (["ask", "x", "--fly\n\x1b[2Jboo"], "不认识 --fly ␛[2Jboo；"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        build_parser().parse_args(arguments)
    assert stop.value.code == 2
    out, line = capsys.readouterr()
    assert out == ""
    assert line.startswith(f"baozhi: {said}")
    assert line.endswith(" --help\n")
    assert line.count("\n") == 1


def test_a_question_behind_two_dashes_may_begin_with_one() -> None:
    assert build_parser().parse_args(["ask", "--json", "--", "-5度是哪里"]).question == "-5度是哪里"


@pytest.mark.parametrize(
    ("locale", "said"), [("C.UTF-8", "收进自己的报纸"), ("en_GB.UTF-8", "newspapers of your own")]
)
def test_without_arguments_it_says_what_to_do(
    locale: str, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert main([]) == 0
    out, line = capsys.readouterr()
    assert line == ""
    assert said in out
    lines = out.splitlines()
    named = {text.split()[1] for text in lines[1:]}
    assert named == {"ask", "chat", "index", "--help"}
    assert len(lines) == 5
