"""A language model that says what a test tells it to, behind a real address in a thread."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

#: Answers one request, whose body it is given; most call ``say``.
Script = Callable[["Handler", dict[str, Any]], None]


@dataclass
class Model:
    """What a scripted model does, and what it was asked."""

    script: Script
    url: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    @property
    def prompt(self) -> str:
        """All that the model was told last."""
        return "\n".join(message["content"] for message in self.bodies[-1]["messages"])


class Handler(BaseHTTPRequestHandler):
    model: Model

    def do_POST(self) -> None:
        assert self.path == "/v1/chat/completions"
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.model.bodies.append(body)
        self.model.keys.append(self.headers["authorization"])
        with suppress(BrokenPipeError, ConnectionResetError):
            self.model.script(self, body)

    def reply(self, status: int, data: bytes) -> None:
        self.send_response(status)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


def say(text: object) -> Script:
    """Return a script that gives a completion."""
    data = json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()
    return lambda handler, body: handler.reply(200, data)


@contextmanager
def running(script: Script) -> Iterator[Model]:
    """Serve a scripted model."""
    model = Model(script)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Scripted", (Handler,), {"model": model}))
    server.daemon_threads, server.block_on_close = True, False
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.ended.set()
        server.shutdown()
        server.server_close()
