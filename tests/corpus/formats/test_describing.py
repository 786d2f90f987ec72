"""How the values of an article are known, whatever its format."""

from pathlib import Path

from corpus.model import Article
from corpus.readers import read

TEXT = "本报讯（记者 甲乙丙）青湾渡口昨日开通，首日运送旅客三百人。\n"
HEAD = "青湾日报　2024年6月3日　星期一　第3版　要闻\n\n"


def article(path: Path, text: str) -> Article:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return next(one for document in read(path) for one in document.articles if one.paragraphs)


def ways(one: Article) -> dict[str, tuple[str, ...]]:
    return {known.name: known.ways for known in one.known}


def test_the_head_line_of_a_page(tmp_path: Path) -> None:
    found = article(tmp_path / "三版.txt", f"{HEAD}青湾渡口开通\n\n{TEXT}")
    told = ways(found)
    assert told["newspaper"] == told["date"] == told["edition"] == told["section"] == ("masthead",)
    assert (found.genre, told["genre"], told["author"]) == ("消息", ("opening",), ("opening",))


def test_the_path_and_both_are_surer_than_one(tmp_path: Path) -> None:
    alone = article(tmp_path / "青湾日报" / "2024-06-03" / "03版" / "a.txt", f"青湾渡口开通\n\n{TEXT}")
    assert (alone.date, ways(alone)["date"]) == ("2024-06-03", ("path",))
    both = article(tmp_path / "青湾日报" / "2024-06-03" / "03版" / "b.txt", f"{HEAD}青湾渡口开通\n\n{TEXT}")
    assert ways(both)["date"] == ("masthead", "path")
    assert [k.sure for k in both.known if k.name == "date"] > [
        k.sure for k in alone.known if k.name == "date"
    ]


def test_front_matter_and_records_say_all_of_it(tmp_path: Path) -> None:
    said = "title: 渡口开通\ndate: 2024-06-03\ngenre: 通讯\ncolumn: 江边\nunit: 青湾县水务局\n"
    front = article(tmp_path / "a.md", f"---\n{said}---\n\n{TEXT}")
    assert (front.genre, front.column, front.unit) == ("通讯", "江边", "青湾县水务局")
    told = ways(front)
    assert {told[name] for name in ("date", "genre", "column", "unit")} == {("front matter",)}
    record = article(
        tmp_path / "a.jsonl", '{"title": "渡口开通", "date": "2024-06-03", "text": "渡口开通。"}'
    )
    assert ways(record) == {"date": ("record",)}
