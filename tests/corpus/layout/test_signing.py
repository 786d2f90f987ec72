"""Lines of their own and the opening of the first paragraph sign an article together."""

import pytest

from corpus.chinese.datelines import Opening
from corpus.layout.signing import signed_by
from corpus.readers import read


@pytest.mark.parametrize(
    ("lines", "opening", "signed"),
    [
        ([], None, None),
        ([], "记者 何雨", "记者 何雨"),
        (["本报记者 何雨"], None, "本报记者 何雨"),
        (["本报记者 何雨"], "记者 何雨", "本报记者 何雨"),
        (["本报记者 何雨 通讯员 石帆"], "记者 何雨", "本报记者 何雨 通讯员 石帆"),
        (["石帆 摄"], "记者 何雨", "记者 何雨 石帆 摄"),
        (["石帆", "石帆"], None, "石帆"),
    ],
)
def test_nobody_is_named_twice(lines: list[str], opening: str | None, signed: str | None) -> None:
    assert signed_by(lines, Opening("本报讯", opening) if opening else None) == signed


@pytest.mark.parametrize(
    ("end", "signed"),
    [
        ("（记者 石帆）", "记者 石帆"),
        ("（本报记者石帆 通讯员 何雨）", "本报记者石帆 通讯员 何雨"),
        ("　　（通讯员 石帆） ", "通讯员 石帆"),
        ("（石帆 摄）", None),
        ("（记者 石帆 摄）", None),
        ("（作者单位：竹溪镇小学）", None),
        ("（记者问过三次，无人作答）", None),
    ],
)
def test_the_end_of_the_text_signs_where_nothing_else_does(end: str, signed: str | None) -> None:
    text = f"石堤昨天完工。{end}"
    assert signed_by([], None, text) == signed
    assert signed_by(["何雨"], None, text) == "何雨"
    assert signed_by([], Opening("本报讯", "记者 何雨"), text) == "记者 何雨"


def test_every_format_signs_alike(tmp_path) -> None:
    body = "本报竹溪电（记者 何雨）竹溪镇的石堤昨天完工，全长四公里，镇上三千户人家不再怕水。"
    (tmp_path / "a.md").write_text(f"# 石堤完工\n\n本报记者 石帆\n\n{body}\n\n石堤很长。\n", encoding="utf-8")
    (tmp_path / "a.html").write_text(
        f"<html><body><h1>石堤完工</h1><div id='ozoom'><p>本报记者 石帆</p><p>{body}</p></div></body></html>",
        encoding="utf-8",
    )
    found = {read(tmp_path / name)[0].articles[0].byline for name in ("a.md", "a.html")}
    assert found == {"记者 何雨 本报记者 石帆"}
