"""The articles as resources, and their list, a page at a time."""

import json
from pathlib import Path

import pytest
from mcp.shared.exceptions import MCPError

from bot.mcp import resources
from bot.mcp.resources import list_articles, read_article
from retriever import Retriever
from tests.bot.mcp.conftest import Connect
from tests.encoders import HashingEncoder


async def test_the_articles_are_listed_and_read_by_the_template(connect: Connect) -> None:
    async with connect() as client:
        (template,) = (await client.list_resource_templates()).resource_templates
        listed = (await client.list_resources()).resources
        assert len(listed) == 6
        assert str(listed[0].uri) == template.uri_template.format(id="q-1")
        assert listed[0].title == "槐树村的稻田养起了螃蟹"
        (content,) = (await client.read_resource(str(listed[0].uri))).contents
        text = getattr(content, "text", "")
        assert text.startswith(
            "# 槐树村的稻田养起了螃蟹\n\n本报记者 周文 · 清澜日报 · 2024年6月3日 · 第2版\n\n走进"
        )


async def test_what_is_no_article_is_not_read(connect: Connect) -> None:
    async with connect() as client:
        for address in ("baozhi://article/q-99", "baozhi://other/q-1", "file:///etc/passwd"):
            with pytest.raises(MCPError, match="没有这篇文章"):
                await client.read_resource(address)


def test_ids_of_any_form_come_back_from_their_addresses_a_page_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = ["a/1", "b c?d=%2F#e", "第三篇", "../x"]
    rows = [{"id": one, "title": f"题{one}", "text": f"第{n}件事发生了。"} for n, one in enumerate(ids)]
    (tmp_path / "odd.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    monkeypatch.setattr(resources, "PAGE", 3)
    with Retriever.open(tmp_path / "index", create=True, encoder=HashingEncoder()) as archive:
        archive.add(tmp_path / "odd.jsonl")
        page = list_articles(archive, None)
        assert page.next_cursor == "3"
        listed = [*page.resources, *list_articles(archive, page.next_cursor).resources]
        assert [one.name for one in listed] == ids
        for one, row in zip(listed, rows, strict=True):
            (content,) = read_article(archive, str(one.uri)).contents
            assert str(row["text"]) in getattr(content, "text", "")
        for bad in ("-1", "x", "²"):
            with pytest.raises(MCPError, match="cursor"):
                list_articles(archive, bad)
