"""The commands over an index that is old, damaged or only partly filled: a line each, and the right exit status."""

import json
from pathlib import Path

import pytest

from bot.terminal.cli import main
from retriever import Retriever
from tests.encoders import HashingEncoder
from tests.retriever.index.test_upgrading import unpacked


@pytest.fixture(autouse=True)
def _small_encoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retriever.index.open_index.load_encoder", lambda _: HashingEncoder())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(3):
        text = f"---\ntitle: 第{number}号堤坝\n---\n\n第{number}号堤坝长{number + 3}公里。\n"
        (folder / f"{number}.md").write_text(text, "utf-8")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([*map(str, arguments), "--lang", "en"])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_a_folder_of_which_some_files_fail_is_no_success(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "index", folder, "--index", tmp_path / "my")[0] == 0
    (folder / "bad.md").write_bytes(b"\x00\xff\x00")
    status, out, err = run(capsys, "index", folder, "--index", tmp_path / "my")
    assert status == 1
    assert "3 unchanged" in out
    assert "bad.md" in err


def test_an_old_index_is_upgraded_by_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = unpacked("format-2-content-2", tmp_path)
    status, out, _ = run(capsys, "upgrade", "--index", old.index)
    assert (status, "3 sources" in out) == (0, True)
    status, out, _ = run(capsys, "upgrade", "--index", old.index)
    assert (status, "3 sources" in out) == (0, False)
    status, _, err = run(capsys, "upgrade", "--index", tmp_path / "nothing")
    assert (status, "no index here" in err) == (2, True)


@pytest.mark.parametrize(
    "command", [["verify"], ["info"], ["search", "第1号堤坝"], ["ask", "第1号堤坝长多少"]]
)
def test_a_damaged_index_is_a_line_from_every_command(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    run(capsys, "index", folder, "--index", tmp_path / "my")
    path = tmp_path / "my" / "archive.db"
    path.write_bytes(path.read_bytes()[:8192])
    status, out, err = run(capsys, *command, "--index", tmp_path / "my")
    assert (status, out) == (2, "")
    assert "damaged" in err or "integrity_check" in err
    assert "Traceback" not in err
    assert command == ["verify"] or err.count("\n") == 1


def test_a_flipped_character_is_not_quoted_and_verify_names_its_row(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "index", folder, "--index", tmp_path / "my")
    path = tmp_path / "my" / "archive.db"
    data = path.read_bytes()
    assert data.count("第2号堤坝长5公里。".encode()) == 1
    path.write_bytes(data.replace("第2号堤坝长5公里。".encode(), "第2号堤坝长8公里。".encode()))
    status, out, err = run(capsys, "search", "第2号堤坝长多少公里", "--index", tmp_path / "my")
    assert (status, out) == (2, "")
    assert "checksum differs" in err
    status, _, err = run(capsys, "verify", "--index", tmp_path / "my")
    assert status == 2
    assert "line" in err
    with Retriever.open(tmp_path / "my", encoder=HashingEncoder()) as archive:
        archive.remove(folder / "2.md")  # what is damaged can be taken out, and the rest is sound
        archive.add(folder)
        assert archive.verify().problems == ()


def test_what_a_run_did_is_told_as_json_and_kept_in_a_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    index, kept = tmp_path / "my", tmp_path / "report.json"
    run(capsys, "index", folder, "--index", index)
    (folder / "bad.md").write_bytes(b"\x00\xff\x00")
    (folder / "rows.jsonl").write_text('{"title": "一", "text": "一句话。"}\nnothing\n', "utf-8")
    (folder / "0.md").unlink()
    status, out, err = run(capsys, "index", folder, "--index", index, "--json", "--report", kept)
    report = json.loads(out)
    assert status == 1
    assert json.loads(kept.read_text("utf-8")) == report
    assert {key: len(value) for key, value in report.items() if isinstance(value, list)} == {
        **dict.fromkeys(("added", "removed", "failed", "left_out"), 1),
        **dict.fromkeys(("changed", "renewed", "replaced"), 0),
        "unchanged": 2,
    }
    assert report["failed"][0].keys() == {"source", "why"}
    assert report["failed"][0]["source"] == str(folder / "bad.md")
    assert report["embedded"] == 1
    assert "bad.md" in err
    status, out, _ = run(capsys, "index", folder / "1.md", "--index", index, "--json", "--remove")
    assert (status, json.loads(out)["removed"]) == (0, [str(folder / "1.md")])


def test_a_report_that_cannot_be_written_is_told_before_the_work(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = tmp_path / "nowhere" / "report.json"
    status, out, err = run(capsys, "index", folder, "--index", tmp_path / "my", "--report", nowhere)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "my").exists()


def test_what_articles_say_nothing_of_can_be_given(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--index", tmp_path / "my")
    given = ("--set", "newspaper=Valley Post", "date=2021/5/3")
    assert run(capsys, "index", folder, *place, *given)[0] == 0
    status, out, _ = run(capsys, "info", *place)
    shown = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert (status, shown["first"], shown["papers"]) == (0, "2021-05-03", "Valley Post 3")
    assert shown["given"] == f"{folder} newspaper Valley Post、date 2021-05-03"
    assert json.loads(run(capsys, "info", *place, "--json")[1])["papers"] == {"Valley Post": 3}
    with pytest.raises(SystemExit):
        run(capsys, "index", folder, *place, "--set", "newspaper")
    assert "NAME=VALUE" in capsys.readouterr().err
    for wrong in (("--set", "weather=fine"), ("--set", "date=soon")):
        status, _, err = run(capsys, "index", folder, *place, *wrong)
        assert (status, err.count("\n")) == (2, 1)
    assert run(capsys, "index", tmp_path / "none", *place, *given)[0] == 2
    assert run(capsys, "index", folder, *place, "--remove", *given)[0] == 2
    assert run(capsys, "index", *place, *given)[0] == 2


@pytest.mark.parametrize("option", ["--remove", "--watch"])
def test_ray_only_takes_in(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    status, out, err = run(capsys, "index", folder, "--index", tmp_path / "my", "--ray", "local", option)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "--ray does not go with --remove or --watch" in err


def test_ray_that_is_not_installed_is_told_in_a_line(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.terminal.commands.indexing.find_spec", lambda _: None)
    status, out, err = run(capsys, "index", folder, "--index", tmp_path / "my", "--ray", "local")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "baozhi[ray]" in err
