"""Turns that ask on: another figure, whom a pronoun stands for, a paragraph further down."""

from bot import Conversation

ARTICLES = [
    {
        "id": "n1",
        "title": "柴窝村的日子",
        "text": "柴窝村去年村集体收入460万元，村民人均收入2.8万元。\n\n"
        "村党支部书记李长河介绍，村里办了7家工坊，最大的一家做草编，卖到海外。\n\n"
        "腊月里，村里给62名老人送去棉衣，每件值380元。",
    },
    {
        "id": "n3",
        "title": "乒乓球赛落幕",
        "text": "女单决赛中，丁小满以11比7、9比11、11比4战胜对手夺冠。",
    },
    {
        "id": "n4",
        "title": "两座桥",
        "text": "松岭大桥全长一千八百米，由江北路桥公司承建，总造价9.6亿元。"
        "黑水大桥全长九百六十米，由山河集团承建，总造价3.2亿元。",
    },
    {
        "id": "n5",
        "title": "草莓节开幕",
        "text": "草莓节昨日开幕，草莓节持续到5月5日，首日来了三千人。",
    },
    {
        "id": "n2",
        "title": "石桥镇办起冬学",
        "text": "石桥镇的冬学开了14个班，学员共有530人，由镇长丁一鸣担任校长。",
    },
]


INCOME = "柴窝村去年村集体收入多少"


def test_another_figure_is_not_the_answer_before_again(talk: Conversation) -> None:
    assert talk.ask(INCOME).text == "460万元"
    answer = talk.ask("村民人均的呢？")
    assert answer.text == "2.8万元"
    assert answer.rewritten


def test_a_pronoun_stands_for_what_the_topic_is_called_or_for_the_person_named_last(
    talk: Conversation,
) -> None:
    talk.ask(INCOME)
    assert talk.ask("他们村党支部书记是谁？").text == "李长河"
    assert talk.state.person == "李长河"
    answer = talk.ask("他说办了几家工坊？")
    assert answer.text == "7家"


def test_a_paragraph_further_down_is_found(talk: Conversation) -> None:
    talk.ask(INCOME)
    assert talk.ask("给多少名老人送了棉衣").text == "62名"


def test_a_new_topic_is_not_answered_from_the_old_one(talk: Conversation) -> None:
    talk.ask(INCOME)
    answer = talk.ask("石桥镇的冬学有多少学员")
    assert (answer.text, answer.rewritten) == ("530人", None)
    assert talk.state.person is None
    refused = talk.ask("枣林镇的冬学有多少学员")
    assert refused.text is None


def test_another_game_is_counted(talk: Conversation) -> None:
    talk.ask("女单决赛第一局比分多少")
    assert talk.ask("第三局呢？").text == "11比4"


def test_another_thing_of_the_kind_becomes_the_topic(talk: Conversation) -> None:
    assert talk.ask("松岭大桥全长多少").text == "一千八百米"
    assert talk.ask("黑水大桥呢").text == "九百六十米"
    assert talk.ask("它是谁承建的").text == "山河集团"


def test_what_was_understood_is_told_in_few_words(talk: Conversation) -> None:
    talk.ask("黑水大桥全长多少")
    talk.ask("是谁承建的")
    answer = talk.ask("总造价呢")
    assert answer.text == "3.2亿元"
    assert "黑水大桥" in (answer.taken_for or "")
    assert "，" not in (answer.taken_for or "，")


def test_what_was_compared_is_told_apart(talk: Conversation) -> None:
    assert (talk.ask("松岭大桥和黑水大桥哪个长").text or "").startswith("松岭大桥长")
    assert "840米" in (talk.ask("长多少").text or "")


def test_a_turn_that_begins_with_a_noun_of_another_article_is_answered_by_itself(talk: Conversation) -> None:
    talk.ask("松岭大桥谁承建的")
    answer = talk.ask("对了，草莓节什么时候结束")
    assert (answer.text, answer.citations[0].article.title) == ("5月5日", "草莓节开幕")
