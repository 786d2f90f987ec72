"""baozhi index --watch as a service runs it: started, fed, ended."""

import json
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.conftest import PAGE, Run, parsed


def test_a_watched_folder_is_in_the_index_until_the_program_is_ended(
    run: Run, program: Sequence[str], tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "first.md").write_text("---\ntitle: 渡口\n---\n\n南岸渡口昨天停运。\n", encoding="utf-8")
    with subprocess.Popen(
        [*program, "index", "pages", "--watch", "--json", "--index", "my", "--lang", "en"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert len(json.loads(process.stdout.readline())["added"]) == 1
        while "Watching" not in (said := process.stderr.readline()):
            assert said
        with (folder / "page.txt").open("w", encoding="utf-8") as file:
            file.write(PAGE[:40])
            file.flush()
            file.write(PAGE[40:])
        (folder / "bad.docx").write_bytes(b"PK\x03\x04 cut short")
        report = json.loads(process.stdout.readline())
        assert [Path(name).name for name in report["added"]] == ["page.txt"]
        assert [Path(one["source"]).name for one in report["failed"]] == ["bad.docx"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert "No longer watching" in process.stderr.read()
    assert parsed(run("info", "--index", "my", "--json"))["sources"] == 2
