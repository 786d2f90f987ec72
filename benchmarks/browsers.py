"""The page in Chromium: what axe-core finds, what the console says, what each page weighs, how soon an answer is there.

    python -m benchmarks.browsers AXE.min.js --index DIR [--question TEXT …] [--chromium PROGRAM] [--shots FOLDER]

Looks at every sort of page, light and dark, 360 and 1,280 pixels wide. Needs playwright (pip), a Chromium, and
axe.min.js of axe-core (npm). Prints JSON. Reached where axe-core has no finding that is serious or critical, the
console is silent, no page is wider than its window, and none weighs more than 150 KB with all that it loads.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.machine import machine
from benchmarks.serving import Server

_WIDTHS: Final = {360: 780, 1280: 900}  # pixels, each with a height
_SCHEMES: Final = ("light", "dark")
_SERIOUS: Final = ("serious", "critical")
_HEAVIEST: Final = 150_000  # bytes
#: All that a page loads, as it is when unpacked.
_WEIGHT: Final = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
    .reduce((sum, one) => sum + one.decodedBodySize, 0)"""
_FINDINGS: Final = """async () => (await axe.run()).violations.map(
    one => ({id: one.id, impact: one.impact, nodes: one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))}))"""
#: Each sort of page that another leads to: that page, and the link that is followed.
_LED_TO: Final = {
    "catalogue": ("/catalogue", None),
    "listing": ("/catalogue?since=2024-06&until=2025", None),
    "browse": ("/browse", None),
    "year": ("/browse", ".bars a"),
    "name": ("/browse", "a[href^='/name/']"),
    "pages": ("/pages", None),
    "page": ("/pages", "a[href^='/page/']"),
    "missing": ("/no-such-page", None),
}


def main() -> int:
    """Print what was found; return 1 where the pages fall short."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("axe", type=Path)
    parser.add_argument("--index", required=True)
    parser.add_argument("--question", nargs="+", default=["合作社分红多少", "谁说的？", "火星上有多少人"])
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--shots", type=Path)
    args = parser.parse_args()
    found = []
    with Server(args.index) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=args.chromium, args=["--no-sandbox"])
        for width in _WIDTHS:
            for scheme in _SCHEMES:
                found += list(looks(browser, f"http://127.0.0.1:{server.port}", width, scheme, args))
        browser.close()
    faults = [one for one in found if one["findings"] or _falls_short(one)]
    answers = [one["answer_ms"] for one in found if "answer_ms" in one]
    told = {
        "reached": not any(_falls_short(one) for one in faults),
        "looks": len(found),
        "pages": sorted({one["page"] for one in found}),
        "heaviest": max(one["bytes"] for one in found),
        "answer_ms": {"p50": statistics.median(answers), "most": max(answers)},
    }
    print(json.dumps({**told, "faults": faults, "machine": machine()}, ensure_ascii=False, indent=1))
    return 0 if told["reached"] else 1


def looks(
    browser: Browser, site: str, width: int, scheme: Any, args: argparse.Namespace
) -> Iterator[dict[str, Any]]:
    """Yield what each page is like at a width and in a colour scheme."""
    context = browser.new_context(
        viewport={"width": width, "height": _WIDTHS[width]}, color_scheme=scheme, base_url=site
    )
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    axe = args.axe.read_text("utf-8")
    for name, more in walk(page, args.question):
        if name == "missing":
            said.clear()  # Chromium tells of the 404 that it was sent for
        page.evaluate(axe)
        if args.shots:
            args.shots.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=args.shots / f"{name}-{width}-{scheme}.png")
        findings = page.evaluate(_FINDINGS)
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        yield {
            **{"page": name, "width": width, "scheme": scheme, "bytes": page.evaluate(_WEIGHT), **more},
            **{"findings": findings, "console": [*said], "sideways": wide},
        }
        said.clear()
    context.close()


def walk(page: Page, questions: Sequence[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Go from page to page as a reader does, and yield the name of each with what was measured on the way."""
    page.goto("/")
    yield "front", {}
    for number, question in enumerate(questions, 1):
        page.fill("#question", question)
        start = time.perf_counter()
        page.press("#question", "Enter")
        page.wait_for_selector(f".turn:nth-of-type({number})")
        yield f"turn {number}", {"answer_ms": round((time.perf_counter() - start) * 1000)}
    page.goto(page.locator(".turn a[href^='/article/']").first.get_attribute("href") or "/")
    yield "article", {}
    for name, (address, link) in _LED_TO.items():
        page.goto(address)
        if link:
            page.goto(page.locator(link).first.get_attribute("href") or "/")
        yield name, {}
    page.goto("/browse")
    page.goto(f"/day/{page.locator('.bars a').first.text_content()}")
    yield "day", {}


def _falls_short(one: dict[str, Any]) -> bool:
    serious = any(finding["impact"] in _SERIOUS for finding in one["findings"])
    return serious or bool(one["console"]) or one["sideways"] or one["bytes"] > _HEAVIEST


if __name__ == "__main__":
    sys.exit(main())
