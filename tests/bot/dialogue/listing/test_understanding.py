import pytest

from bot.dialogue.listing.understanding import understand_request
from bot.dialogue.listing.wanted import Form, Wanted

AUTHORS = {"周文", "周文博", "罗小满", "许棠"}


@pytest.mark.parametrize(
    ("question", "form", "authors"),
    [
        ("周文写过哪些报道", Form.LIST, ("周文",)),
        ("周文博写了几篇", Form.COUNT, ("周文博",)),
        ("记者罗小满一共写了多少篇文章", Form.COUNT, ("罗小满",)),
        ("哪些文章是许棠写的？", Form.LIST, ("许棠",)),
        ("罗小满和周文合写了哪些", Form.LIST, ("罗小满", "周文")),
        ("有没有周文博署名的稿子", Form.CHECK, ("周文博",)),
        ("罗小满的稿子讲的哪儿", Form.PLACE, ("罗小满",)),
        ("周文写的是哪里的事", Form.PLACE, ("周文",)),
        ("罗小满报道的是哪个社区", Form.PLACE, ("罗小满",)),
        ("許棠寫過什麼", Form.LIST, ("许棠",)),
    ],
)
def test_an_authors_articles_are_wanted(question: str, form: Form, authors: tuple[str, ...]) -> None:
    assert understand_request(question, AUTHORS) == Wanted(form, authors=authors)


def test_pictures_alone_may_be_wanted() -> None:
    assert understand_request("通讯员许棠拍过什么照片", AUTHORS) == Wanted(authors=("许棠",), pictures=True)


@pytest.mark.parametrize("question", ["谁写的文章最多", "哪位记者写得最多", "都有哪些记者", "记者有几位"])
def test_those_who_sign_may_be_wanted(question: str) -> None:
    assert understand_request(question, AUTHORS) == Wanted(Form.AUTHORS)


@pytest.mark.parametrize(
    ("question", "topics"),
    [
        ("罗小满写的关于螃蟹的报道有哪些", ("螃蟹",)),
        ("罗小满的文章里提到汛期的有几篇", ("汛期",)),
    ],
)
def test_an_authors_articles_on_a_matter_are_wanted(question: str, topics: tuple[str, ...]) -> None:
    wanted = understand_request(question, AUTHORS)
    assert wanted is not None
    assert (wanted.authors, wanted.topics) == (("罗小满",), topics)


@pytest.mark.parametrize(
    ("question", "form", "topics"),
    [
        ("哪些报道提到了螃蟹节", Form.LIST, ("螃蟹节",)),
        ("有没有关于图书馆的报道", Form.CHECK, ("图书馆",)),
        ("讲防汛的有哪几篇", Form.LIST, ("防汛",)),
        ("写石桥镇的报道", Form.LIST, ("石桥镇",)),
        ("石桥镇的新闻有几篇", Form.COUNT, ("石桥镇",)),
        ("跟养老有关的文章", Form.LIST, ("养老",)),
        ("报上报道过螃蟹节吗", Form.CHECK, ("螃蟹节",)),
        ("报上登过分红的消息没有", Form.CHECK, ("分红",)),
        ("哪几篇是讲暴雨或者防汛的", Form.LIST, ("暴雨", "防汛")),
        ("提到“长者食堂”的文章有几篇", Form.COUNT, ("长者食堂",)),
    ],
)
def test_articles_on_a_topic_are_wanted(question: str, form: Form, topics: tuple[str, ...]) -> None:
    wanted = understand_request(question, AUTHORS)
    assert wanted is not None
    assert (wanted.form, wanted.topics, wanted.authors) == (form, topics, ())


@pytest.mark.parametrize(
    ("question", "edition"),
    [
        ("第3版有什么", "3"),
        ("三版登了哪些文章", "3"),
        ("头版有几篇", "1"),
        ("要闻版的报道", "要闻"),
        ("A3版有哪些文章", "A3"),
    ],
)
def test_a_page_is_wanted(question: str, edition: str) -> None:
    wanted = understand_request(question, AUTHORS)
    assert wanted is not None
    assert wanted.edition == edition


@pytest.mark.parametrize("question", ["记者赵无名写了几篇", "署名赵无名的文章", "张三丰写过哪些报道"])
def test_a_name_in_no_credit_is_a_stranger(question: str) -> None:
    wanted = understand_request(question, AUTHORS)
    assert wanted is not None
    assert wanted.stranger in ("赵无名", "张三丰")


@pytest.mark.parametrize("question", ["关于的报道", "有没有关于“”的文章"])
def test_a_topic_may_have_been_left_out(question: str) -> None:
    assert understand_request(question, AUTHORS) == Wanted(Form.UNSAID)


@pytest.mark.parametrize(
    "question",
    [
        "周文是谁",
        "周文去过哪里",
        "石桥镇转移了多少群众",
        "东岸社区有没有长者食堂",
        "县图书馆的馆长叫什么",
        "那篇报道的两位记者是谁",
        "谁写了槐树村那篇报道",
        "合作社写了多少封感谢信",
        "石桥镇为什么转移群众",
        "螃蟹节来了多少人",
        "他写过什么",
        "这篇报道说的是什么",
        "写" * 500,
    ],
)
def test_questions_for_the_pages_want_no_articles(question: str) -> None:
    assert understand_request(question, AUTHORS) is None
