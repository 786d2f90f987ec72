"""What deploy/ starts: YAML after its schemas, options that there are, health where it is told, no secret in a file."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import kubernetes_validate
import pytest
import yaml
from yamllint import linter
from yamllint.config import YamlLintConfig

from bot.terminal.parser import build_parser
from tests.conftest import PROJECT

DEPLOY: Final = PROJECT / "deploy"
LINTED: Final = YamlLintConfig("{extends: default, rules: {line-length: {max: 120}}}")
#: What a service of a compose file may say, of what the Compose Specification knows.
SERVICE: Final = {
    *("build", "cap_drop", "command", "depends_on", "entrypoint", "environment", "healthcheck", "image"),
    *(
        "mem_limit",
        "ports",
        "profiles",
        "read_only",
        "restart",
        "secrets",
        "security_opt",
        "tmpfs",
        "volumes",
    ),
}
SECRET: Final = re.compile(r"TOKEN|PASSWORD")
#: Where the program serves its health: the port, and the path.
FILES: Final = ("compose.yaml", "kubernetes.yaml", "Dockerfile")
HEALTH: Final = re.compile(r"http://127\.0\.0\.1:(\d+)(/\w+)")

COMPOSE: Final = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
OBJECTS: Final = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8")))


def containers() -> Iterator[dict[str, Any]]:
    """Yield the containers of the Kubernetes objects."""
    for found in OBJECTS:
        yield from found["spec"].get("template", {}).get("spec", {}).get("containers", ())


def commands() -> list[list[str]]:
    """Return what the program is started with, in both files."""
    composed = [found["command"] for found in COMPOSE["services"].values() if "entrypoint" in found]
    return composed + [found["args"] for found in containers() if found.get("command") == ["baozhi"]]


@pytest.mark.parametrize("name", ["compose.yaml", "kubernetes.yaml"])
def test_the_files_are_tidy(name: str) -> None:
    assert [str(problem) for problem in linter.run((DEPLOY / name).read_text("utf-8"), LINTED)] == []


@pytest.mark.parametrize("found", OBJECTS, ids=lambda found: f"{found['kind']}-{found['metadata']['name']}")
def test_objects_are_what_kubernetes_knows(found: dict[str, Any]) -> None:
    kubernetes_validate.validate(found, "1.33", strict=True)


def test_what_a_service_needs_is_declared() -> None:
    services = COMPOSE["services"]
    for service in services.values():
        assert service.keys() <= SERVICE
        assert set(service.get("secrets", ())) <= COMPOSE["secrets"].keys()
        assert set(service.get("depends_on", ())) <= services.keys()
        named = {volume.partition(":")[0] for volume in service["volumes"]}
        assert {name for name in named if not name.startswith(".")} <= COMPOSE["volumes"].keys()


def test_secrets_come_from_outside() -> None:
    for service in COMPOSE["services"].values():
        for name, value in service["environment"].items():
            assert not SECRET.search(name) or "${MILVUS_PASSWORD:?" in value, name
    for variable in (variable for found in containers() for variable in found.get("env", ())):
        if SECRET.search(variable["name"]):
            assert (
                "secretKeyRef" in variable.get("valueFrom", {}) or "$(MILVUS_PASSWORD)" in variable["value"]
            )


@pytest.mark.parametrize("command", commands(), ids=lambda command: command[0])
def test_the_program_has_these_options(command: list[str]) -> None:
    assert build_parser().parse_args(command).command == command[0]


def test_health_is_asked_for_where_it_is_told() -> None:
    told = json.loads((PROJECT / "docs" / "openapi.json").read_text("utf-8"))["paths"]
    assert "/healthz" in told
    serve, bot = (
        str(build_parser().parse_args(COMPOSE["services"][name]["command"]).__dict__[option])
        for name, option in (("serve", "port"), ("telegram", "health"))
    )
    asked = [HEALTH.findall(text) for text in (DEPLOY.joinpath(name).read_text("utf-8") for name in FILES)]
    assert asked == [[(serve, "/healthz")], [(bot, "/healthz")], [(bot, "/healthz")]]
    (server,) = (found for found in containers() if found["name"] == "serve")
    assert server["ports"] == [{"name": "http", "containerPort": int(serve)}]
    probes = [server[name]["httpGet"] for name in ("startupProbe", "readinessProbe")]
    assert probes == [{"path": "/healthz", "port": "http"}] * 2
