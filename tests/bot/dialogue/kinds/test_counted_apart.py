"""Several things of one verb, sums of them, and values after a change."""

import json
from pathlib import Path

import pytest

from bot import Assistant
from bot.dialogue.kinds.contracted import by_metal, spelled_out
from bot.dialogue.kinds.objects import objects_asked
from retriever import Retriever

TEXT = (
    "本报白溪讯 湖区运动会昨晚闭幕。白溪镇代表队以42枚金牌、18枚银牌、25枚铜牌列金牌榜首位；石浦镇17枚金牌列第二。",
    "本届运动会共产生金牌184枚。白溪镇为治理湖水新建提灌站11座；石浦镇新建6座。湖水透明度由62厘米提高到95厘米。",
    "年初批准的白溪镇收入预算为824万元，调整为798万元；支出预算由936万元调整为983万元。",
)


@pytest.fixture(scope="module")
def games(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder: Path = tmp_path_factory.mktemp("games")
    source = folder / "games.jsonl"
    one = {"id": "g1", "title": "湖区运动会闭幕", "text": "\n".join(TEXT)}
    source.write_text(json.dumps(one, ensure_ascii=False), encoding="utf-8")
    archive = Retriever.open(folder / "index", create=True)
    archive.add(source)
    return Assistant(archive)


@pytest.mark.parametrize(
    "question",
    ["白溪镇拿了多少金牌、银牌和铜牌", "白溪镇金银铜牌各多少枚", "白溪镇得了几枚金牌几枚银牌几枚铜牌"],
)
def test_each_of_several_things_is_told(games: Assistant, question: str) -> None:
    assert games.answer(question).text == "金牌：42枚；银牌：18枚；铜牌：25枚"


@pytest.mark.parametrize(
    "question", ["白溪镇金银铜牌加起来多少枚", "白溪镇一共拿了多少枚奖牌", "白溪镇的奖牌总数是多少"]
)
def test_medals_are_added_up(games: Assistant, question: str) -> None:
    assert (games.answer(question).text or "").startswith("85枚（42枚+18枚+25枚=85枚")


def test_what_another_place_won_is_not_added(games: Assistant) -> None:
    assert games.answer("石浦镇金银铜牌加起来多少枚").text is None


@pytest.mark.parametrize(
    "question",
    [
        "白溪镇和石浦镇为治理湖水一共新建了几座提灌站",
        "白溪镇、石浦镇两镇总共新建多少座提灌站",
        "白溪镇加上石浦镇，一共新建提灌站多少座",
    ],
)
def test_words_may_stand_between_the_things_and_the_sum(games: Assistant, question: str) -> None:
    assert (games.answer(question).text or "").startswith("17座（11座+6座=17座")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("湖水透明度提高到多少厘米", "95厘米"),
        ("白溪镇的收入预算调成了多少", "798万元"),
        ("白溪镇的收入预算和支出预算分别调整为多少", "收入预算：798万元；支出预算：983万元"),
    ],
)
def test_what_is_asked_is_the_value_after_the_change(games: Assistant, question: str, told: str) -> None:
    assert games.answer(question).text == told


@pytest.mark.parametrize("plain", ["种了多少亩玉米", "有多少人参加和支持", "投入多少,种了什么"])
def test_one_thing_is_not_parted(plain: str) -> None:
    assert objects_asked(plain) == []


@pytest.mark.parametrize(
    ("plain", "apart"),
    [
        ("金银牌各多少", "金牌、银牌各多少"),
        ("男女教师各多少", "男教师、女教师各多少"),
        ("男生女生一共几人", "男生、女生一共几人"),
        ("白溪镇石浦镇两镇一共几户", "白溪镇石浦镇两镇一共几户"),
    ],
)
def test_contracted_words_stand_apart(plain: str, apart: str) -> None:
    assert spelled_out(plain) == apart


def test_only_medals_are_asked_by_metal() -> None:
    assert by_metal("白溪镇得了几块金牌") is None
