"""The words by which questions for articles are told; each group with what it matches."""

from typing import Final

from corpus.lazy import lazy_pattern

#: 文章 · 报道 · 稿子 · 照片: what the archive holds.
THING: Final = r"(?:文章|报道|报导|新闻|稿件|稿子|稿|消息|通讯稿?|特写|图片|照片|作品|文字)"
#: 呢？ · 吗 · 啊
END: Final = r"[呢吗嘛么啊呀吧哦]{0,2}[\s?？。.!！]*"
#: 哪些 · 哪几篇 · 几篇 · 多少 · 什么: what is counted is told from what is listed.
MANY: Final = r"(?:几|多少|好几)(?:篇|条|张|个|幅|则)?"
WHICH: Final = r"(?:哪些|哪几[篇条张个幅则]|哪[1一]?[篇条张幅则个]|什么|啥|些什么|些啥)"
#: 报上 · 你这里 · 库里 · 报纸上: the archive itself.
HERE: Final = (
    r"(?:[在这你]|[你我咱]们)*(?:报纸?上?|报纸里|这里|这儿|库里?|档案里?|资料库?里?|索引里?|这些报道里|里面)?"
)
#: 帮我找一下 · 列出 · 我想看
SHOW: Final = (
    r"(?:(?:请|你|帮我|给我|能不能)*我?(?:想|要)?(?:看看?|找找?|查查?|搜搜?|搜索|列出|列一?下|给我|来点|来几篇"
    r"|推荐)(?:一?[下些]|所有|全部|出来)?的?)?"
)
#: 提到了 · 讲的是 · 写过 · 关于: how an article is tied to its matter.
TELLS: Final = (
    r"(?:都|也|是|里|中|里面|中间|有|曾经?|专门|主要|在|当中)*"
    r"(?:提到|提及|提起|提|讲述|讲到|讲|写到|写|关于|有关|涉及|谈到|谈论|谈|说到|说起|说|介绍|报道|报导|记录|记述|反映|描写|出现)"
    r"(?:过|了|的是|的)?(?:有关|关于)?"
)
#: 写 · 采写 · 拍摄 · 署名: what an author does, or had done.
WRITES: Final = (
    r"(?:采写|撰写|撰稿|写作|写|采访|报道|报导|拍摄|拍|摄影|摄|发表|刊发|刊登"
    r"|登载|登|发|供稿|供图|署名|投稿|贡献|出自|执笔|完成)"
)

_OF_AN_AUTHOR: Final = (
    r"本报|特约|记者|通讯员|摄影师|作者|老师|同志|之手|名下|笔下|的?名字|这个人|这位|那位|本人|笔者|参与|参加",
    THING,
    WRITES + r"(?:过|了|的|下|出)?",
    r"一共|总共|总计|合计|共|都|全部|全|所有|目前|至今|到现在",
    MANY + "|" + WHICH + r"|[篇条张个幅则]",
    r"有没有|有无|有|没有|是|的|过|了|由|是由|在|上|里|和|与|跟|以及|、|他|她|合写|一起|一块儿?|一道|联名|联合|合作|共同|合",
    r"请|找出来?|找|查|列出|列一下|列|看看?|一下|想看|想|我|要|给|帮|报上|报纸上?|这里|库里|来",
    r"[呢吗嘛啊呀吧?？。.!！,，\s]",
)
#: A piece of a question for an author's articles that is neither the name nor the matter.
OF_AN_AUTHOR: Final = lazy_pattern("|".join(f"(?:{piece})" for piece in _OF_AN_AUTHOR))
#: Words that say a name is an author's here, and not somebody's in the news.
AUTHORSHIP: Final = lazy_pattern(f"{THING}|{WRITES}|[篇张]|作者|署名|笔下|之手|名下")
#: 讲的哪儿 · 写的是哪里的事 · 关于哪个地方 · 报道的是哪个县
WHERE: Final = lazy_pattern(
    r"(?:都|主要)?(?:是)?(?:讲|说|写|报道|介绍|关于|涉及|反映|拍)(?:的|了)?(?:都|是|的是|关于)*"
    rf"(?:哪儿|哪里|哪些?(?:个|一个|几个)?(?:地方|地区|村|县|市|乡镇?|镇|社区)|什么地方|啥地方)(?:的(?:事情?|情况|{THING}))?"
)
COUNTS: Final = lazy_pattern(rf"(?<!哪){MANY}|数量")
CHECKS: Final = lazy_pattern(r"有没有|有无|是否|(?:[吗嘛]|(?<![什怎])么)[\s?？。]*$|没有[\s?？。]*$")
#: What no topic is: a word that asks, or that means an article already named.
NO_TOPIC: Final = lazy_pattern(
    r"谁|什么|多少|几[个篇名条次年月天]|哪|怎|为何|为啥|如何|何时|是不是|[这那]一?[篇条则幅张]|刚才|上面|以上|前面|[,，;；。?？!！\n]"
)
#: 这 · 那些 · 主要 · 所有: nothing of its own.
EMPTY: Final = lazy_pattern(
    r"(?:这|那|这些|那些|这个|那个|主要|重要|所有|全部|其他|其它|别|更多|最|你|我|他|她|它|相关|有关|有|没有|什么|报纸?|报上|里面|一些?|过|了|的|是|新|老|旧)*"
)
