"""The files in deploy/ name nothing that is not there."""

import re
import shlex
from pathlib import Path

import pytest

from bot.telegram import settings
from bot.terminal.parser import build_parser

DEPLOY = Path(__file__).parents[3] / "deploy"
UNIT = (DEPLOY / "baozhi-telegram.service").read_text(encoding="utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
README = (DEPLOY / "README.md").read_text(encoding="utf-8")


def directives() -> dict[str, list[str]]:
    """Return the values of the unit's directives, lines that go on joined."""
    found: dict[str, list[str]] = {}
    for line in UNIT.replace("\\\n", " ").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            found.setdefault(name, []).append(value)
    return found


def instruction(name: str) -> list[str]:
    lines = DOCKERFILE.replace("\\\n", " ").splitlines()
    return [line.partition(" ")[2].strip() for line in lines if line.startswith(f"{name} ")]


def test_the_unit_starts_a_command_that_exists() -> None:
    program, *arguments = shlex.split(directives()["ExecStart"][0])
    assert program.endswith("/bin/baozhi")
    args = build_parser().parse_args(arguments)
    assert args.command == "telegram"
    assert args.token_file == "${CREDENTIALS_DIRECTORY}/token"
    assert directives()["LoadCredential"] == ["token:/etc/baozhi/token"]
    (index,) = args.index
    assert index.startswith(f"/var/lib/{directives()['StateDirectory'][0]}/")
    assert str(args.health) in README or "--health PORT" in README


def test_the_unit_is_hardened_and_ends_in_time() -> None:
    found = directives()
    for name in ("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "RestrictNamespaces"):
        assert found[name] == ["yes"]
    assert found["ProtectSystem"] == ["strict"]
    assert found["CapabilityBoundingSet"] == [""]
    assert found["UMask"] == ["0077"]
    assert found["RestartPreventExitStatus"] == ["2"]  # the status of a mistake in the settings
    assert int(found["TimeoutStopSec"][0]) >= 10
    assert "KillSignal" not in found  # SIGTERM, which the program heeds


def test_the_container_starts_a_command_that_exists() -> None:
    (entry,) = instruction("ENTRYPOINT")
    program, *arguments = re.findall(r'"([^"]+)"', entry)
    assert program == "baozhi"
    args = build_parser().parse_args(arguments)
    assert args.command == "telegram"
    assert f"127.0.0.1:{args.health}/healthz" in instruction("HEALTHCHECK")[0]
    assert instruction("USER") == ["baozhi"]
    for copy in instruction("COPY"):
        for source in copy.split()[:-1]:
            assert (DEPLOY.parent / source).exists(), source


def test_options_and_variables_that_are_named_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["telegram", "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    commands = re.findall(r"baozhi telegram ([^`\n]*)|(?:^|\s)`(--[^`]+)`", README)
    named = {option for match in commands for text in match for option in re.findall(r"--[a-z-]+", text)}
    assert {"--check", "--health", "--log-json", "--webhook", "--listen"} <= named
    assert named <= options
    assert "baozhi --token-file" in README
    variables = {value for name, value in vars(settings).items() if name.endswith("_VARIABLE")}
    for text in (UNIT, DOCKERFILE, README):
        assert set(re.findall(r"BAOZHI_TELEGRAM_\w+", text)) <= variables
