"""English, spelled and mixed questions in the words of the invented archive."""

import pytest

from bot.dialogue.phrasing import put_plainly
from retriever import Retriever


def plain(question: str, archive: Retriever) -> str | None:
    understood = put_plainly(question, archive)
    return understood.question if understood else None


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("How much income did Linhe village have?", "临河村有多少收入"),
        ("How many people did Shiqiao town transfer?", "石桥镇转移多少人"),
        ("When was the cooperative in Huaishu village founded?", "槐树村的合作社什么时候成立"),
        ("Who is Shen Guilan?", "沈桂兰是谁"),
        ("Is Shen Guilan a teacher?", "沈桂兰是老师吗"),
        ("How many crabs does Linhe village raise?", "临河村养多少螃蟹"),
        ("How many people were trained in Linhe village?", "临河村培训多少人"),
        ("What did Linhe village plant?", "临河村种什么"),
        ("Who wrote the article about the library?", "图书馆的报道是谁写的"),
        ("What did Zhou Wenbo write?", "周文博写过哪些报道"),
        ("Are there any reports about crabs?", "关于螃蟹的报道有哪些"),
        ("Summarize the article about Dongan community", "总结一下东岸社区"),
        ("Where is Zhuxi village?", "竹溪村在哪里"),
        ("How long is the Linhe-Zhuxi high-speed railway?", "临河竹溪高铁多长"),
        ("How many students does the Zhuxi teaching point have?", "竹溪教学点有多少名学生"),
        ("What is the total income of Zhuxi village in 2023?", "2023年竹溪村的总收入是多少"),
    ],
)
def test_an_english_question_is_put_in_chinese_words(
    invented: Retriever, question: str, chinese: str
) -> None:
    assert plain(question, invented) == chinese


@pytest.mark.parametrize(
    ("question", "kept"),
    [("How many walruses live in Linhe village?", "walruses"), ("Who is Xqz in Linhe village?", "Xqz")],
)
def test_what_is_not_known_stays_latin(invented: Retriever, question: str, kept: str) -> None:
    assert kept in (plain(question, invented) or "")


@pytest.mark.parametrize(
    ("question", "chinese"),
    [
        ("linhecun shuimian duoshao mu", "临河村水面多少亩"),
        ("shen guilan shi shui", "沈桂兰是谁"),
        ("zhouwenbo xieguo naxie baodao", "周文博写过哪些报道"),
        ("shen gui lan shi shei", "沈桂兰是谁"),
        ("zhou wen bo xie guo naxie baodao", "周文博写过哪些报道"),
        ("临河村水面 you duo shao mu", "临河村水面有多少亩"),
        ("linhecun huale duo shao qian", "临河村花了多少钱"),
        ("临河村有好多亩水面", "临河村有多少亩水面"),
        ("临河村养了啥子", "临河村养了什么"),
        ("linhe cun的水面有多少亩", "临河村的水面有多少亩"),
    ],
)
def test_words_typed_by_sound_are_written(invented: Retriever, question: str, chinese: str) -> None:
    found = plain(question, invented)
    assert found is not None
    assert found.replace(" ", "") == chinese


@pytest.mark.parametrize(
    "question", ["临河村水面多少亩", "5G基站有多少个", "more", "qwrt zzk", "Who is Xqz Brtk?", "a " * 60]
)
def test_plain_or_hopeless_questions_are_left_alone(invented: Retriever, question: str) -> None:
    assert plain(question, invented) is None


def test_fewer_words_are_no_other_words(invented: Retriever) -> None:
    spoken, english = (
        put_plainly("呃临河村水面多少亩来着", invented),
        put_plainly("Where is Zhuxi village?", invented),
    )
    assert spoken and not spoken.other
    assert english and english.other
