"""The server under several clients, against a bare loop in one process: throughput, latency, memory, reloads.

Usage: python -m benchmarks.serving [--index DIR] [--clients N] [--searches N] [--asks N] [--reloads N]

``busy_ms`` is the processor time that one question takes of a process: it holds also on a machine with others to serve.
Reached where the server does 0.7 of the searches of the bare loop, its memory grows by a tenth at most over the second
half, and no request is lost while the archive is opened anew.
"""

import argparse
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

from benchmarks.machine import machine
from bot.dialogue.assistant import Assistant
from retriever import Retriever

_GROWTH = 0.10
_SHARE = 0.7
_HEADERS = {"Content-Type": "application/json"}


class Server:
    """``baozhi serve`` in a process of its own, on a port that is free."""

    def __init__(self, index: str) -> None:
        command = [sys.executable, "-m", "bot", "serve", "--port", "0", "--index", index, "--per-minute", "0"]
        self._process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        told = self._process.stderr
        found = re.search(r":(\d+)/", told.readline()) if told else None
        if told is None or found is None:
            raise RuntimeError("the server has not started")
        self.port = int(found[1])
        threading.Thread(target=told.read, daemon=True).start()

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(30)

    def reload(self) -> None:
        """Have the archive opened anew."""
        self._process.send_signal(signal.SIGHUP)

    def busy(self) -> float:
        """Return the seconds of a processor that it has taken."""
        values = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii", errors="replace")
        user, system = values.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def resident(self) -> float:
        """Return its resident memory, in MB."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii", errors="replace")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0


def load(port: int, clients: int, requests: Sequence[tuple[str, str, str | None]]) -> dict[str, Any]:
    """Send requests by so many clients at once, each over a connection of its own that is kept.

    Args:
        port: of the server.
        clients: how many.
        requests: method, address and body of each; a client takes every n-th.
    """
    seconds: list[float] = []
    lost: list[str] = []

    def send(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for method, address, body in requests[number::clients]:
            start = time.perf_counter()
            try:
                connection.request(method, address, body.encode() if body else None, _HEADERS)
                reply = connection.getresponse()
                reply.read()
                if reply.status != 200:
                    lost.append(str(reply.status))
            except (OSError, http.client.HTTPException) as error:
                lost.append(type(error).__name__)
                connection.close()
            seconds.append(time.perf_counter() - start)
        connection.close()

    threads = [threading.Thread(target=send, args=(number,)) for number in range(clients)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - start
    return {
        "requests": len(requests),
        "per_s": round(len(requests) / wall, 1),
        "p50_ms": round(statistics.median(seconds) * 1000, 1),
        "p99_ms": round(statistics.quantiles(seconds, n=100)[98] * 1000, 1),
        "lost": lost[:20],
    }


def bare(call: Callable[[str], object], questions: Sequence[str]) -> dict[str, float]:
    """Call something for each question, one after the other in this process."""
    seconds = []
    busy = time.process_time()
    for question in questions:
        start = time.perf_counter()
        call(question)
        seconds.append(time.perf_counter() - start)
    busy = time.process_time() - busy
    return {
        "busy_ms": round(busy / len(questions) * 1000, 1),
        "per_s": round(len(seconds) / sum(seconds), 1),
        "p50_ms": round(statistics.median(seconds) * 1000, 1),
    }


def varied(questions: Sequence[str], count: int) -> list[str]:
    """Return so many questions, each another text, so that nothing is answered from what was kept."""
    rounds = ((questions[n % len(questions)], *divmod(n // len(questions), 40)) for n in range(count))
    return [f"{question}{'？' * asked}{'！' * called}" for question, called, asked in rounds]


def searching(questions: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """Return the requests that search for questions."""
    return [("GET", f"/v1/search?question={quote(question)}", None) for question in questions]


def asking(questions: Sequence[str]) -> list[tuple[str, str, str | None]]:
    """Return the requests that ask questions, each a conversation of its own."""
    return [("POST", "/v1/ask", json.dumps({"question": question})) for question in questions]


def counted(server: Server, clients: int, requests: Sequence[Any]) -> dict[str, Any]:
    """Send requests, and tell also what processor time of the server's each took."""
    before = server.busy()
    figures = load(server.port, clients, requests)
    return {**figures, "busy_ms": round((server.busy() - before) / len(requests) * 1000, 1)}


def with_reloads(server: Server, clients: int, requests: Sequence[Any], reloads: int) -> dict[str, Any]:
    """Send requests while the archive is opened anew so many times."""
    done = threading.Event()
    figures: dict[str, Any] = {}

    def run() -> None:
        figures.update(load(server.port, clients, requests))
        done.set()

    running = threading.Thread(target=run)
    running.start()
    sent = 0
    while not done.is_set() and sent < reloads:
        server.reload()
        sent += 1
        done.wait(0.7)
    running.join()
    return {**figures, "reloads": sent}


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of one run."""
    with Retriever.open(args.index) as archive:
        index = str(archive.folder)
        titles = [entry.reference.title for entry in archive.catalogue() if entry.reference.title]
        assistant = Assistant(archive)
        archive.search("预热")
        assistant.conversation().ask(titles[0])
        alone = {
            "search": bare(archive.search, varied(titles, args.searches // 4)),
            "ask": bare(
                lambda question: assistant.conversation().ask(question), varied(titles, args.asks // 2)
            ),
        }
    with ExitStack() as stack:
        server = stack.enter_context(Server(index))
        load(server.port, args.clients, searching(varied(titles, 100)))
        searched = counted(server, args.clients, searching(varied(titles, args.searches)))
        asked = counted(server, args.clients, asking(varied(titles, args.asks)))
        memory = [server.resident()]
        for _ in range(2):
            load(server.port, args.clients, searching(varied(titles, args.searches)))
            memory.append(server.resident())
        reloaded = with_reloads(
            server, args.clients, searching(varied(titles, args.searches * 4)), args.reloads
        )
        memory.append(server.resident())
    return {
        "clients": args.clients,
        "bare": alone,
        "search": searched,
        "share": round(searched["per_s"] / alone["search"]["per_s"], 2),
        "ask": asked,
        "memory_mb": [round(value) for value in memory],
        "reloading": reloaded,
    }


def main() -> int:
    """Print the figures; return 1 where they are not reached."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--index", default=os.environ.get("BAOZHI_INDEX"))
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--searches", type=int, default=2000)
    parser.add_argument("--asks", type=int, default=160)
    parser.add_argument("--reloads", type=int, default=20)
    args = parser.parse_args()
    figures = measure(args)
    memory = figures["memory_mb"]
    reached = (
        figures["share"] >= _SHARE
        and memory[2] <= memory[1] * (1 + _GROWTH)
        and not figures["search"]["lost"] + figures["ask"]["lost"] + figures["reloading"]["lost"]
    )
    print(json.dumps({"reached": reached, **figures, "machine": machine()}, ensure_ascii=False, indent=1))
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
