"""Two archives for the tests of every kind: the bundled one, and some invented articles."""

import json
from collections.abc import Iterator

import pytest

from bot.dialogue.answer import Answer
from bot.dialogue.assistant import Assistant
from retriever import Retriever

PAPERS = (
    (
        "青螺镇茶农抱团闯市场",
        "本报青螺讯（记者 方晓舟）青螺镇茶农合作社2016年成立，2021年建起党支部。“茶叶卖得好，靠的是大家拧成一股绳。”"
        "合作社党支部书记、理事长卢远峰介绍，合作社设8个采茶组、3个炒茶组、2个运输组，现有社员64名，其中女社员41名、外村社员19名。",
        "去年，青螺镇投入资金860万元，修建茶园道路12公里。合作社着力打造“一园三带”（中心茶园、采摘带、观光带、研学带），"
        "收益按照一级户3000元、二级户2000元、三级户1200元的标准分给社员，带动茶农户均增收。",
        "合作社常年开展送技术、送农资、送订单“三送服务”，累计发放种植手册5320册。所谓“茶银行”，是指茶农把鲜叶存进合作社、"
        "年底按存量领取红利的一种做法。目前全镇312户茶农已全部入社。",
    ),
    (
        "白溪镇修路引水",
        "本报白溪讯（记者 蒋望）白溪镇投入资金1.02亿元，修建引水渠35公里，让山上的果园喝上了水。",
        "白溪镇42户搬迁户中，39户住进了新房，其余3户年底前搬完。镇里运来了600余袋水泥、45把铁锨、7顶帐篷。",
    ),
    (
        "湖畔小学的乡村教师",
        "本报讯（记者 林溪）湖畔小学教师陈小满每天划船接送学生。陈小满当过护林员，熟悉每一条山路。",
    ),
    (
        "石浦渡口换新船",
        "本报石浦讯（记者 蒋望）石浦渡口的渡船由6艘增加到15艘，过江时间从40分钟缩短到18分钟。今年"
        "渡口运送学生9200人次。",
        "渡口设甲板组和轮机组，其中甲板组21人、轮机组14人。全渡口共配救生衣330件。渡口码头长85米，栈桥长140米。",
    ),
    (
        "两个村评先进",
        "本报讯（记者 林溪）年终评议，得分前两名依次为东坡村92.5分、南沟村90分。"
        "评议组指出，西坝村12个网格中有3名网格员不在岗。"
        "得分排在末两位的是西坝村、北岗村，其中西坝村最低，为81分。",
    ),
    ("夜里亮着灯的卫生院", "本报讯（记者 林溪）凌晨两点，北岭乡卫生院医生陈小满还在值班。卫生院没有救护车。"),
)


@pytest.fixture(scope="module")
def bundled() -> Iterator[Retriever]:
    """The archive that comes with the program."""
    with Retriever.open() as archive:
        yield archive


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Retriever]:
    """Some invented articles, one of each kind of thing that is asked about."""
    folder = tmp_path_factory.mktemp("kinds")
    source = folder / "papers.jsonl"
    lines = (
        {"id": f"p{n}", "title": title, "text": "\n".join(text)} for n, (title, *text) in enumerate(PAPERS)
    )
    source.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")
    with Retriever.open(folder / "index", create=True) as archive:
        archive.add(source)
        yield archive


class Asking:
    """Asks one archive."""

    def __init__(self, archive: Retriever) -> None:
        self.assistant = Assistant(archive)

    def __call__(self, question: str) -> Answer:
        return self.assistant.answer(question)


@pytest.fixture(scope="session")
def ask(papers: Retriever) -> Asking:
    """Asks the invented articles."""
    return Asking(papers)


@pytest.fixture(scope="module")
def ask_bundled(bundled: Retriever) -> Asking:
    """Asks the archive that comes with the program."""
    return Asking(bundled)
