"""Yes or no: said first, then the fact; left open where the pages leave it open."""

import pytest

from bot import Assistant
from bot.dialogue.kinds.claims import Claim, claim_in
from bot.dialogue.kinds.verdict import Verdict, judge
from retriever import Retriever

from .conftest import Asking

ARTICLES = (
    {
        "id": "y1",
        "title": "杏坞县旧粮仓改成陶艺馆",
        "date": "2022-09-10",
        "text": "杏坞县的旧粮仓空了八年，9月3日改成陶艺馆重新开门，头一天来了260人。",
    },
)


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        ("桥是2019年修的吗", "桥是2019年修的"),
        ("镇上有没有书店", "镇上有书店"),
        ("路是不是全部修完了", "路全部修完了"),
        ("村里种桃子了没有", "村里种桃子了"),
        ("他们能不能免费坐车？", "他们能免费坐车"),
        ("学校搬走了，对吗？", "学校搬走了"),
        ("水库修好了没", "水库修好了"),
    ],
)
def test_a_claim_is_the_question_without_its_asking(question: str, claim: str) -> None:
    found = claim_in(question)
    assert found is not None
    assert found.text == claim


@pytest.mark.parametrize(
    "question", ["桥多长", "谁没有来", "有没有关于桥的报道", "怎么去呢", "哪家没有交", "要那么多沙子来干嘛呀"]
)
def test_other_questions_claim_nothing(question: str) -> None:
    assert claim_in(question) is None


@pytest.mark.parametrize(
    ("claim", "evidence", "verdict"),
    [
        ("桥是2019年修的", "大桥2017年修成", Verdict.NO),
        ("桥长300米", "桥长300米", Verdict.YES),
        ("修路花了2000万元以上", "修路花了0.3亿元", Verdict.YES),
        ("客流超过100万人次", "客流75.1万人次", Verdict.NO),
        ("客流不到100万人次", "客流75.1万人次", Verdict.YES),
        ("42户都搬了", "42户中39户住进新房", Verdict.NO),
        ("搬迁户都搬了", "搬迁户已全部住进新房", Verdict.YES),
        ("镇里有救护车", "镇里没有救护车", Verdict.NO),
        ("居民要掏钱", "居民不掏一分钱", Verdict.NO),
        ("居民不用掏钱", "居民不掏一分钱", Verdict.YES),
        ("老人要交停车费", "老人和孕妇免收", Verdict.NO),
        ("住户要交停车费", "住户每月交停车费80元", Verdict.YES),
        ("老人占了大多数", "老人占三成", Verdict.NO),
        ("梨树比桃树多", "村里有梨树300棵、桃树800棵", Verdict.NO),
        ("桃树更多", "村里有梨树300棵、桃树800棵", Verdict.YES),
        ("北坡的雪化得比南坡快", "北坡的雪4月开始化", Verdict.OPEN),  # what is compared must be told so
        ("北坡的雪化得比南坡快", "北坡的雪比南坡早化半个月", Verdict.YES),
        ("磨坊还关着门", "磨坊2019年起关着门", Verdict.OPEN),  # what still holds must be said to
        ("磨坊还关着门", "磨坊至今关着门", Verdict.YES),
        ("10座桥全都没有修", "10座桥中3座没有修", Verdict.NO),
        ("奖状是国家级的", "奖状为省级", Verdict.NO),
        ("65岁的老人能免费坐船", "70岁以上老人免费坐船", Verdict.NO),
        ("72岁的老人能免费坐船", "70岁以上老人免费坐船", Verdict.YES),
        ("8岁的孩子要买票", "6岁以下儿童免票", Verdict.YES),
        ("博物馆周三开门", "周三闭馆", Verdict.NO),
        ("博物馆周三休息", "周三闭馆", Verdict.YES),
        ("雨天索道开", "雨天索道停运", Verdict.NO),
        ("救护车能过", "救护车不受上述限制，优先通过", Verdict.YES),
        ("雨天索道停运", "雨天索道停运", Verdict.YES),
        ("博物馆周日休息", "周日照常开放", Verdict.NO),
        ("学校周日补课", "学校取消了周日补课", Verdict.NO),
        ("学校取消了周日补课", "学校取消了周日补课", Verdict.YES),
        ("陈小满是队长", "队长是卢远峰", Verdict.NO),
        ("陈小满是队长", "陈小满是队长", Verdict.YES),
        ("展览馆免费", "展览馆每天开放", Verdict.OPEN),
        ("停车收费", "停车每次5元", Verdict.YES),
        ("展览馆免费", "展览馆票价20元", Verdict.NO),
        ("药费由村民自己掏", "药费由镇里全额承担", Verdict.NO),
    ],
)
def test_a_sentence_confirms_or_contradicts(claim: str, evidence: str, verdict: Verdict) -> None:
    assert judge(Claim(claim), evidence) is verdict


@pytest.mark.parametrize(
    ("question", "start", "fact"),
    [
        ("青螺镇茶农合作社是2018年成立的吗", "不是，", "2016年"),
        ("青螺镇茶农合作社是2016年成立的吗", "是，", "2016年"),
        ("青螺镇的茶农都入社了吗", "是，", "全部入社"),
        ("白溪镇的搬迁户是不是全都住进了新房", "不是，", "39户"),
        ("湖畔小学的陈小满当过护林员吗", "是，", "护林员"),
        ("白溪镇的引水渠有50公里长吗", "不是，", "35公里"),
        ("北岭乡卫生院有没有救护车", "没有，", "救护车"),
        ("青螺镇有没有茶农合作社", "有，", "合作社"),
    ],
)
def test_yes_or_no_is_said_first(ask: Asking, question: str, start: str, fact: str) -> None:
    answer = ask(question)
    assert (answer.text or "").startswith(start)
    assert fact in (answer.text or "")
    cited_start, cited_end = answer.citations[0].span or (0, 0)
    assert answer.citations[0].quote[cited_start:cited_end] in (answer.text or "")


@pytest.mark.parametrize(
    ("claim", "verb"),
    [
        ("观鸟屋要门票", "要"),
        ("小孩能进观鸟屋", "能"),
        ("观鸟屋收费", "收费"),
        ("观鸟屋是去年建的", None),
        ("会议在能源局召开", None),
    ],
)
def test_a_claim_is_denied_by_its_own_verb(claim: str, verb: str | None) -> None:
    assert Claim(claim).verb == verb


@pytest.mark.parametrize("question", ["青螺镇有没有飞机场", "卢远峰结婚了吗", "白溪镇去年下雪了没有"])
def test_what_the_pages_do_not_tell_is_left_open(ask: Asking, question: str) -> None:
    assert ask(question).text is None


def test_what_no_word_of_the_sentence_names_is_not_said_to_be_there() -> None:
    claim = claim_in("书店有没有停车场")
    assert claim is not None
    assert not claim.is_spoken_of("书店每天早上8时营业")
    assert claim.is_spoken_of("书店门前可停80辆车")
    assert not claim.is_spoken_of("书店停业前有80人")
    rooms = claim_in("茶馆有没有包间")
    assert rooms is not None
    assert not rooms.is_spoken_of("茶馆周一休息，其余时间开门")
    assert rooms.is_spoken_of("茶馆设包房三间")


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("陶艺馆在2022年开门的吗", "是"),
        ("陶艺馆在2019年开门的吗", None),
        ("陶艺馆是2019年9月3日开门的吗", None),
    ],
)
def test_a_day_of_one_year_confirms_no_other_year(
    question: str, opening: str | None, archive: Retriever
) -> None:
    text = Assistant(archive).answer(question).text
    assert (text and text[:1]) == opening
