"""Files → documents: encodings, front matter, records, and what is refused."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import SourceNotFoundError, UnreadableSourceError, UnsupportedFormatError
from corpus.model import Document, Run
from corpus.passages import passages
from corpus.readers import decode, find_sources, read

TEXT = "清河县修路三十公里。\n第二行，“引号”。\n"
#: GB18030 and Big5 are told apart by how common the characters are, so it takes words.
WORDS = [
    "今年",
    "全县",
    "工程",
    "投资",
    "粮食",
    "产量",
    "干部",
    "群众",
    "学校",
    "医院",
    "公路",
    "水库",
    "建成",
    "增长",
    "会议",
]
TEXTS = st.lists(st.sampled_from([*WORDS, "，", "。\n", "“", "”", "2023"]), min_size=2, max_size=60).map(
    "".join
)
CHINESE = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), st.sampled_from("，。“”\n")
    ),
    min_size=4,
    max_size=200,
).filter(str.strip)


def holds(document: Document) -> bool:
    """Tell whether every run of every line leads back to the same characters."""
    text = document.page.text
    lines = [line for article in document.articles for line in (*article.head, *article.paragraphs)]
    return bool(lines) and all(
        line.text[run.start : run.start + run.length] == text[run.source : run.source + run.length]
        for line in lines
        for run in line.runs
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@given(text=CHINESE)
def test_text_survives_every_encoding_we_read(encoding: str, text: str) -> None:
    if encoding in ("utf-16-le", "utf-16-be"):
        text += "\n2024 km\n"  # without a mark the byte order is told by its ASCII
    assert decode(text.encode(encoding), "x") == text


@settings(deadline=None)  # the first text in an old encoding loads the table of common characters
@given(text=TEXTS.filter(lambda text: any(word in text for word in WORDS)))
def test_text_survives_gb18030(text: str) -> None:
    assert decode(text.encode("gb18030"), "x") == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n\t", "no text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xff", "byte"),
        (bytes(range(256)), "byte"),
        ("好".encode() + b"\xff\xfe\xfa" + "坏".encode() * 3, "byte 3"),
        (b"plain text with \x07 a bell", "byte 16"),
    ],
)
def test_what_is_not_text_is_refused_by_name_and_byte(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        decode(data, "坏文件.txt")
    assert said in str(caught.value)
    assert "坏文件.txt" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("filling", [b"\x1a", b"\x1a" + bytes(117), bytes(512)])
def test_what_fills_up_the_end_of_an_old_file_is_left_out(encoding: str, filling: bytes) -> None:
    text = "柳湾水库蓄水三万方。\r\n"
    assert decode(text.encode(encoding) + filling, "x") == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_letter_that_ends_like_filling_is_kept(encoding: str) -> None:
    text = "兴业\n柳湾 2024\n办实业"
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize("cut", [1, 2])
@pytest.mark.parametrize("text", [TEXT.strip() + "完", "建了多少家", "清河县 2024 年修路"])
def test_a_cut_utf8_text_is_not_taken_for_gb18030(text: str, cut: int) -> None:
    with pytest.raises(UnreadableSourceError, match="damaged UTF-8"):
        decode(text.encode()[:-cut], "x")
    with pytest.raises(UnreadableSourceError, match="damaged UTF-8 at byte 3"):
        decode("好".encode() + b"\xe5" + text.encode(), "x")


@pytest.mark.parametrize("text", ["好", "丰收", "第一句", "东风 DF-5", "中—外", "①清河，"])
def test_a_short_text_in_gb18030_is_read(text: str) -> None:
    assert decode(text.encode("gb18030"), "x") == text


@pytest.mark.parametrize("encoding", ["big5", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        "電話",
        "石橋鎮",
        "果菜批發市場",
        "本報訊",
        "臺東縣政府昨天宣布，今年將整修農路四十二公里，經費一億三千萬元。",
        "中華民國一一二年五月四日　星期四\n\n漁港擴建完工\n\n漁會總幹事說，可停泊大小漁船 126 艘，占全縣 12.5%。",
        "Line 1: ABC\n第二行：水庫蓄水量",
    ],
)
def test_traditional_text_is_told_apart_in_both_its_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    "text",
    ["电话", "河北", "石桥镇", "菜市场", "国家", "农路整修四十二公里，投资一亿三千万元。", "他们说：“好。”"],
)
def test_simplified_text_is_not_taken_for_big5(text: str) -> None:
    assert decode(text.encode("gbk"), "x") == text


@pytest.mark.parametrize("text", ["Привет, мир", "час", "Zoë", "Καλημέρα", "يېزا مەكتىپى", "œuvre"])
def test_other_scripts_in_utf8_are_not_taken_for_chinese(text: str) -> None:
    assert decode(text.encode(), "x") == text


def test_hong_kong_s_own_characters_are_read() -> None:
    text = "佢哋話嘅嘢，喺街市啲人都知。"
    assert decode(text.encode("big5hkscs"), "x") == text


def test_markdown_front_matter_paragraphs_and_subheads(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nid: q-1\ntitle: 清河修路\nbyline: 记者 何雨\ndateline: 本报清河电\nyear: 2024\n---\n\n"
        "本报清河电（记者 何雨）第一段\n在这里换行。\n\n## 小标题\n\n第二段 with Latin\nwords。\n",
        encoding="utf-8",
    )
    (document,) = read(path)
    (article,) = document.articles
    assert (article.id, article.title, article.date, article.byline) == (
        "q-1",
        "清河修路",
        "2024",
        "记者 何雨",
    )
    assert [(p.text, p.subhead) for p in article.paragraphs] == [
        ("本报清河电（记者 何雨）第一段在这里换行。", False),
        ("小标题", True),
        ("第二段 with Latin words。", False),
    ]
    assert {line.role for line in article.head} == {"title"}  # the byline stands in the opening
    assert holds(document)


def test_markdown_without_front_matter_takes_its_heading(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# 题目\n\n一段。\n", encoding="utf-8")
    (document,) = read(path)
    assert document.articles[0].title == "题目"
    assert [p.text for p in document.articles[0].paragraphs] == ["一段。"]
    assert holds(document)


def test_a_heading_under_front_matter_is_the_title_and_a_byline_under_it_the_byline(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nnewspaper: 清河日报\ndate: 2024-05-02\n---\n# 新渡口通航\n本报记者 何雨\n\n"
        "本报清河讯 新渡口昨日通航。\n\n## 票价\n\n每人两元。\n\n"
        "---\ntitle: 已有题目\n---\n# 这一行不是题目\n\n正文。\n",
        encoding="utf-8",
    )
    (document,) = read(path)
    first, second = document.articles
    assert (first.title, first.byline, first.newspaper) == ("新渡口通航", "本报记者 何雨", "清河日报")
    assert [line.role for line in first.head][:2] == ["title", "byline"]
    assert [p.text for p in first.paragraphs] == ["本报清河讯 新渡口昨日通航。", "票价", "每人两元。"]
    assert second.title == "已有题目"
    assert [p.text for p in second.paragraphs] == ["这一行不是题目", "正文。"]
    assert holds(document)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: [\n---\n正文。", "YAML"),
        ("---\n- a\n---\n正文。", "key: value"),
        ("---\nkind: 诗\n---\n正文。", "kind"),
    ],
)
def test_broken_markdown_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match=said) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_jsonl_records(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    records = [
        {"id": "p1", "title": "甲", "text": "一段。\n\n二段。", "byline": "记者 何雨", "source": "晚报"},
        {"id": 7, "title": "", "text": "  三段。 "},
    ]
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8")
    first, second = read(path)
    assert first.articles[0].id == "p1"
    assert [p.text for p in first.articles[0].paragraphs] == ["一段。", "二段。"]
    assert first.articles[0].page == "晚报"
    assert second.articles[0].id == "7"
    assert second.articles[0].title is None
    assert second.articles[0].paragraphs[0].runs == (Run(0, 2, 3),)
    assert holds(first)
    assert holds(second)


def test_a_record_may_name_its_values_as_a_table_does(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    records = [
        {
            "编号": 3,
            "标题": "甲",
            "正文": "一段。",
            "记者": "何雨",
            "发布日期": "2023-05-06",
            "图片": ["a.jpg"],
        },
        {"headline": "乙", "content": "二段。", "authors": ["何雨"]},
        {"title": "丙", "text": "三段。", "body": "又三段。"},
    ]
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8")
    first, second, third = (document.articles[0] for document in read(path))
    assert (first.id, first.title, first.byline, first.date) == ("3", "甲", "何雨", "2023-05-06")
    assert (second.title, second.byline, second.paragraphs[0].text) == ("乙", None, "二段。")
    assert third.paragraphs[0].text == "三段。"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", '{"id": "a", "text": "坏\\ud83d字"}'),
        ("a.jsonl", '{"id": "a", "text": "坏\\u0000字"}'),
        ("a.jsonl", "[" * 200_000),
        ("a.md", "---\ndate: 2024-13-45\n---\n\n正文。"),
        ("a.md", "---\ntitle: " + "[" * 3000 + "\n---\n\n正文。"),
        ("a.md", '---\ntitle: "\\ud83d"\n---\n\n正文。'),
    ],
    ids=["surrogate", "nul", "deep json", "impossible date", "deep yaml", "surrogate in yaml"],
)
def test_odd_files_are_refused_or_read_and_never_crash(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    try:
        documents = read(path)
    except UnreadableSourceError as error:
        assert str(path) in str(error)
        assert "\n" not in str(error)
    else:
        for document in documents:
            for article in document.articles:
                " ".join(filter(None, [article.title, *(p.text for p in article.paragraphs)])).encode()


def test_five_megabytes_are_read_and_cut_in_bounded_time(tmp_path: Path) -> None:
    text = "清河县今年新修公路三十公里，投入资金三千七百三十万元。" * 65_000
    for name, content in (("long.md", text), ("plain.md", text.replace("。", "").replace("，", ""))):
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        begun = time.perf_counter()
        (document,) = read(path)
        count = sum(len(passages(article)) for article in document.articles)
        assert time.perf_counter() - begun < 30
        assert count > 6_000


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', '{"text": ""}', '{"text": "x", "title": ["y"]}'])
def test_a_bad_record_is_named_by_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "好。"}\n' + line, encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match=":2:"):
        read(path)


def test_bad_records_are_told_and_the_others_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "好。"}\n{"text": ""}\n{"text": "坏\\ud83d"}\n{"text": "又好。"}\n', encoding="utf-8"
    )
    told: list[str] = []
    assert [document.page.name for document in read(path, told.append)] == ["a.jsonl#1", "a.jsonl#4"]
    assert [message.partition(" ")[0] for message in told] == [f"{path}:2:", f"{path}:3:"]
    path.write_text('{"text": ""}\n', encoding="utf-8")
    with pytest.raises(UnreadableSourceError, match=":1:"):
        read(path, told.append)


def test_a_record_says_where_it_was_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(
        '{"text": "好。", "source": "沧源日报", "date": "2023-05-09", "page": 2}\n', encoding="utf-8"
    )
    ((article,),) = (document.articles for document in read(path))
    assert (article.newspaper, article.date, article.edition) == ("沧源日报", "2023-05-09", "2")


@pytest.mark.parametrize(
    "name",
    [
        ".a.txt",
        "._a.txt",
        "a.txt~",
        "#a.txt#",
        ".a.txt.swp",
        "a.txt.bak",
        "~$a.md",
        ".git/a.txt",
        "__MACOSX/._a.txt",
    ],
)
def test_what_is_set_aside_in_a_folder_is_no_source(tmp_path: Path, name: str) -> None:
    for file in (tmp_path / "pages" / name, tmp_path / "pages" / "b.txt"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("正文。", encoding="utf-8")
    assert [path.name for path in find_sources([tmp_path / "pages"])] == ["b.txt"]
    named = tmp_path / "pages" / name
    assert list(find_sources([named])) == [named]


def test_find_sources_takes_folders_in_name_order_and_each_file_once(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.xyz", "sub/d.jsonl"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x", encoding="utf-8")
    found = list(find_sources([tmp_path, tmp_path / "a.txt"]))
    assert [path.name for path in found] == ["a.txt", "b.md", "d.jsonl"]


def test_what_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFoundError, match="no such file"):
        list(find_sources([tmp_path / "none.txt"]))
    with pytest.raises(SourceNotFoundError, match="no readable files"):
        list(find_sources([tmp_path]))
    (tmp_path / "a.xyz").write_bytes(b"%PDF")
    with pytest.raises(UnsupportedFormatError, match=r"\.txt"):
        read(tmp_path / "a.xyz")
