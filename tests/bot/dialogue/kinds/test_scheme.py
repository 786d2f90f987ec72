"""The parts of a scheme are gathered from the paragraphs that they open; one sentence that has them is read."""

import json
from collections.abc import Iterator

import pytest

from bot.dialogue.assistant import Assistant
from retriever import Retriever
from tests.bot.dialogue.kinds.conftest import Asking

ARTICLES = (
    (
        "“五抓”带活沙柳村",
        "本报讯（记者 林溪）驼铃县沙柳村驻村工作队进村两年，以“五抓”带活了村子。",
        "抓班子建设，村干部坐得住。每周一在村部碰头，一月一评。",
        "抓产业培育，荒滩有了绿色。村里种下沙棘1200亩。",
        "抓夜校开课，老人认得了字。42名老人报了名。",
        "抓道路整修，出门不再绕。修路6公里。",
        "抓邻里调解，吵架的少了。全年调解17起。",
    ),
    (
        "云溪县推进“三化”办食堂",
        "本报讯（记者 方晓舟）云溪县今年推进“三化”，把26个老年食堂办出了味道。",
        "以菜单本地化为先，老人吃得惯。厨师都是本村人。",
        "以账目公开化为重，家属看得清。账本贴在门口。",
        "以送餐准时化为要，腿脚不便的也吃得上。骑手共15名。",
    ),
    (
        "北岭乡的四大工程",
        "本报讯（记者 蒋望）北岭乡推行四大工程。实施“引水上山”工程，修渠9公里。",
        "实施“灯亮到户”工程，装灯320盏；实施“车通到组”工程，硬化路面12公里。",
        "实施“书香进院”工程，建书屋5个。今年还将实施二期改造。",
    ),
)


@pytest.fixture(scope="module")
def schemes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asking]:
    folder = tmp_path_factory.mktemp("schemes")
    source = folder / "papers.jsonl"
    lines = ({"title": title, "text": "\n".join(text)} for title, *text in ARTICLES)
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")
    with Retriever.open(folder / "index", create=True) as archive:
        archive.add(source)
        yield Asking(archive)


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("沙柳村的“五抓”是哪五抓", ["抓班子建设", "抓产业培育", "抓夜校开课", "抓道路整修", "抓邻里调解"]),
        ("云溪县办食堂的三化指什么", ["菜单本地化", "账目公开化", "送餐准时化"]),
        (
            "北岭乡的四大工程分别是什么",
            ["“引水上山”工程", "“灯亮到户”工程", "“车通到组”工程", "“书香进院”工程"],
        ),
    ],
)
def test_a_scheme_is_told_part_by_part_from_its_paragraphs(
    schemes: Asking, question: str, parts: list[str]
) -> None:
    answer = schemes(question)
    assert answer.text == "；".join(parts)
    assert [part.text for part in answer.parts] == parts
    for citation in answer.citations:
        assert citation.span is not None
        assert citation.quote[slice(*citation.span)] in parts


@pytest.mark.parametrize("question", ["沙柳村的“四抓”是哪四抓", "云溪县的五化指什么"])
def test_a_scheme_of_another_number_is_not_made_up(schemes: Asking, question: str) -> None:
    assert not schemes(question).parts


def test_a_number_of_people_is_no_scheme(papers: Retriever) -> None:
    answer = Assistant(papers).answer("白溪镇运来的7顶帐篷是什么")
    assert not answer.parts
