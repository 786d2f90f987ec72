"""The words of the web page and of the server, Chinese and English."""

from dataclasses import dataclass

from bot.words.language import Language


@dataclass(frozen=True, slots=True)
class WebTexts:
    """One language's words; braces are filled with ``str.format``."""

    # the server's own, on standard error
    serving: str  # the address
    key_made: str  # the file
    # the frame of every page
    name: str
    motto: str
    skip: str
    to_ask: str
    to_browse: str
    to_catalogue: str
    to_pages: str
    made_of: str  # articles, captions
    leave: str
    # asking
    question: str
    placeholder: str
    follow_up: str
    send: str
    working: str
    new_talk: str
    try_these: str
    conversation: str
    forgotten: str
    failed: str
    # an answer
    answered: str
    mentioned: str
    absent: str
    talk: str
    mention_lead: str
    absent_lead: str
    unsaid: str  # {name}
    instead: str  # {name}, {other}
    understood: str
    mend: str
    ask_again: str
    ask_raw: str
    sources: str
    nearest: str
    alternatives: str
    confirming: str
    also_in: str  # where else
    rephrased: str
    sure: str
    fairly_sure: str
    unsure: str
    untitled: str
    head_line: str
    paragraph: str
    day: str
    edition: str
    # an article
    back: str
    cited_here: str
    cutting: str
    doubtful: str
    cite: str
    file: str
    cite_file: str  # the style
    same_time: str
    # the catalogue
    catalogue: str
    paper: str
    author: str
    on_page: str
    place: str
    genre: str
    named: str
    since: str
    until: str
    words: str
    kind: str
    any_kind: str
    kind_article: str
    kind_caption: str
    kind_other: str
    filter: str
    clear: str
    found: str  # how many
    none_found: str
    earlier: str
    later: str
    # pages
    pages: str
    pages_lead: str
    joins: str
    confirm_join: str
    part_join: str
    move: str
    move_paragraph: str
    choose_place: str
    put_here: str
    never_mind: str
    # keys
    enter: str
    key: str
    key_lead: str
    key_wrong: str
    # errors
    error: str
    to_start: str


_ZH = WebTexts(
    serving="报知已在 {} 上开始服务，Ctrl-C 停止",
    key_made="钥匙已建，只显示这一次；它的散列值记在 {}",
    name="报知",
    motto="问报上的事",
    skip="跳到正文",
    to_ask="提问",
    to_browse="浏览",
    to_catalogue="目录",
    to_pages="版面",
    made_of="{} 篇文章，{} 幅图片说明",
    leave="退出",
    question="问题",
    placeholder="报上的什么事？",
    follow_up="接着问……",
    send="问",
    working="查找中……",
    new_talk="另起话题",
    try_these="试试",
    conversation="对话",
    forgotten="这次对话已过期，下面重新开始。",
    failed="没有问成，请再试一次。",
    answered="报上有答案",
    mentioned="只是提到",
    absent="报上没有",
    talk="报知",
    mention_lead="报上提到，但没有直接说：",
    absent_lead="报上没有找到答案。",
    unsaid="最接近的报道没有提到“{name}”。",
    instead="最接近的报道没有提到“{name}”，说的是“{other}”。",
    understood="按“{}”理解",
    mend="改一改",
    ask_again="照改后的问",
    ask_raw="照原话问",
    sources="出处",
    nearest="最接近的段落",
    alternatives="另有说法",
    confirming="另有报道证实",
    also_in="也见于{}",
    rephrased="模型改写：",
    sure="有把握",
    fairly_sure="较有把握",
    unsure="不太确定",
    untitled="（无标题）",
    head_line="标题部分",
    paragraph="第{}段",
    day="{}年{}月{}日",
    edition="第{}版",
    back="返回",
    cited_here="引用处",
    cutting="版面上的这一段，引文已框出",
    doubtful="此处的拼接不太确定",
    cite="引用这篇文章",
    file="下载",
    cite_file="下载 {}",
    same_time="同期的报纸",
    catalogue="目录",
    paper="报纸",
    author="作者",
    on_page="版次",
    place="地方",
    genre="体裁",
    named="说到",
    since="从",
    until="到",
    words="字词",
    kind="类别",
    any_kind="全部",
    kind_article="文章",
    kind_caption="图片说明",
    kind_other="其他",
    filter="筛选",
    clear="清除",
    found="{} 篇",
    none_found="没有符合的文章。",
    earlier="上一页",
    later="下一页",
    pages="版面",
    pages_lead="各版由散乱的文字重建而成。竖线标出不太确定的拼接。",
    joins="{} 处拼接不太确定",
    confirm_join="拼接无误",
    part_join="在此拆开",
    move="移动",
    move_paragraph="移动第{}段",
    choose_place="选一处放下标出的这一段。",
    put_here="放到这里",
    never_mind="不移了",
    enter="进入",
    key="钥匙",
    key_lead="这里要出示钥匙。",
    key_wrong="钥匙不对。",
    error="出错了",
    to_start="回到首页",
)

_EN = WebTexts(
    serving="baozhi serves at {}; Ctrl-C stops it",
    key_made="the key is shown this once; its hash is in {}",
    name="Baozhi",
    motto="Ask the newspapers",
    skip="Skip to the content",
    to_ask="Ask",
    to_browse="Browse",
    to_catalogue="Catalogue",
    to_pages="Pages",
    made_of="{} articles, {} captions",
    leave="Leave",
    question="Question",
    placeholder="What do the papers say about …?",
    follow_up="Ask on …",
    send="Ask",
    working="Searching …",
    new_talk="New topic",
    try_these="Try",
    conversation="Conversation",
    forgotten="This conversation has expired; a new one begins below.",
    failed="That did not work; please try again.",
    answered="Answered",
    mentioned="Mentioned only",
    absent="Not in the papers",
    talk="baozhi",
    mention_lead="The pages speak of it, but do not say so outright:",
    absent_lead="The pages hold no answer.",
    unsaid="The nearest article does not mention “{name}”.",
    instead="The nearest article does not mention “{name}”; it speaks of “{other}”.",
    understood="understood as “{}”",
    mend="change",
    ask_again="Ask this instead",
    ask_raw="Ask word for word",
    sources="Sources",
    nearest="The nearest passages",
    alternatives="Other articles say",
    confirming="Other articles confirm it",
    also_in="also in {}",
    rephrased="In a model's words: ",
    sure="confident",
    fairly_sure="fairly confident",
    unsure="not certain",
    untitled="(no headline)",
    head_line="headline",
    paragraph="paragraph {}",
    day="{}-{:02}-{:02}",
    edition="page {}",
    back="Back",
    cited_here="cited here",
    cutting="As printed, the quoted lines framed",
    doubtful="the join here is not certain",
    cite="Cite this article",
    file="download",
    cite_file="download {}",
    same_time="papers of that time",
    catalogue="Catalogue",
    paper="Newspaper",
    author="Author",
    on_page="Page",
    place="Place",
    genre="Genre",
    named="Naming",
    since="From",
    until="To",
    words="Words",
    kind="Kind",
    any_kind="all",
    kind_article="articles",
    kind_caption="captions",
    kind_other="other",
    filter="Filter",
    clear="Clear",
    found="{} found",
    none_found="No article fits.",
    earlier="Previous",
    later="Next",
    pages="Pages",
    pages_lead="Each page was rebuilt from scattered text. A bar marks a join that is not certain.",
    joins="{} uncertain joins",
    confirm_join="this join is right",
    part_join="part it here",
    move="move",
    move_paragraph="move paragraph {}",
    choose_place="Choose where the marked paragraph goes.",
    put_here="Put it here",
    never_mind="Never mind",
    enter="Enter",
    key="Key",
    key_lead="A key is needed here.",
    key_wrong="That is no key.",
    error="Something went wrong",
    to_start="To the front page",
)


def web_texts_in(language: Language) -> WebTexts:
    """Return the words of a language."""
    return _EN if language == "en" else _ZH
