"""What a paper prints beside its articles: pictures with a mark, notices, a guide to other pages, who made the page."""

import random
import re

from training.layout.source import Source
from training.layout.texts import Pools
from training.layout.writer import Writer, slogan

_NOTICES = (
    ("遗失声明", "{}遗失身份证一张，声明作废。", "{}遗失公章一枚，声明作废。", "{}营业执照副本遗失，声明作废。",
     "{}不慎遗失{}收据一张，号码{}，特此声明。"),
    ("公　告", "{}拟对{}道路实施封闭施工，过往车辆请绕行。", "特此公告", "{}"),
    ("招聘启事", "因工作需要，{}招聘工作人员{}名。", "联系人：{}", "联系电话：{}", "地址：{}"),
    ("停电通知", "因线路检修，下列地区停电：{}。", "给您带来不便，敬请谅解。", "{}"),
    ("公益广告", "{}", "{} 宣"),
    ("征稿启事", "本版面向读者征稿，来稿请注明姓名、地址、电话。", "投稿邮箱：{}@example.com"),
    ("拍卖公告", "受{}委托，定于本月{}日公开拍卖房产一处。", "联系电话：{}"),
    ("天气预报", "今日多云转晴，偏南风{}级，最高气温{}℃。", "明日晴。"),
    ("读者热线", "电话：{}", "来信请寄：{}"),
    ("更正", "本报昨日第{}版《{}》一文中，“{}”应为“{}”，特此更正。"),
)  # fmt: skip
_LINES = (
    "责任编辑：{} 版式：{} 校对：{}", "本版责编 {} 美编 {}", "值班编委：{}　责编：{}　组版：{}",
    "编辑/{} 校对/{}", "新闻热线：{}", "投稿邮箱：{}@example.com",
    "本报地址：{} 邮编：{}", "广告热线：{}", "第{}版　综合新闻", "{} 地方新闻", "要闻　{}", "副刊·{}",
    "印刷：{}印务公司", "网址：www.{}.example", "今日{}版",
    "扫描二维码，关注本报微信公众号", "欢迎订阅{}年度本报　订阅热线：{}", "广告刊登电话：{}　发行投诉：{}",
    "责编 {} 电话：{}", "本版投稿信箱：{}@example.com", "服务热线：{} 监督电话：{}", "20{}年{}月{}日 星期{}",
)  # fmt: skip
_CREDITS = (
    "{} 摄",
    "摄影：{}",
    "图/{}",
    "（图片由{}提供）",
    "资料图片",
    "{}供图",
    "（{} 摄）",
    "摄影/{}",
    "新华社发（{}摄）",
)
_PICTURE_MARKS = ("▲", "△", "◀", "▶", "←", "→", "↑", "↓", "①", "②", "■", "●")


def mark_picture(rng: random.Random, source: Source, *, marked: bool) -> Source:
    """Return a picture as a paper sets it: its text with a mark instead of 图为, its credit in the line or below."""
    texts = [text for role, text in source.units if role == "caption"]
    if not texts:
        return source
    text = texts[0]
    if marked:
        bare = re.sub(r"^(?:图为|图中|.图[：为]|照片中，)", "", text)
        text = f"{rng.choice(_PICTURE_MARKS)}{rng.choice(('', ' '))}{bare}"
    credit = next((text for role, text in source.units if role == "credit"), None)
    if credit and rng.random() < 0.3:
        name = re.sub(r"^.*[记讯][者员]|[/ ]*摄.*$", "", credit).split()[0]
        credit = rng.choice(_CREDITS).format(name)
    if credit and rng.random() < 0.5:
        inline = f"（{credit}）" if rng.random() < 0.3 and "（" not in credit else credit
        text = f"{text}{rng.choice((' ', '　', ''))}{inline}"
        return Source("caption", (("caption", text),), None, credit)
    return Source("caption", (("caption", text), *((("credit", credit),) if credit else ())), None, credit)


def write_notice(writer: Writer) -> Source:
    """Return a notice or an advertisement: a headline, sentences, and lines that are no text of an article."""
    rng = writer.rng
    title, *forms = rng.choice(_NOTICES)
    fillings = (
        writer.slot("县"),
        writer.person(),
        slogan(rng),
        writer.slot("单位"),
        str(rng.randint(2, 9_000_000)),
    )
    chosen = rng.sample(forms, rng.randint(1, len(forms)))
    texts = [re.sub(r"\{\}", lambda _: rng.choice(fillings), line) for line in chosen]
    lines = [("body" if text.endswith("。") else "rubbish", text) for text in texts]
    return Source("other", (("title", title), *lines))


def write_guide(writer: Writer, pools: Pools) -> Source:
    """Return the guide to other pages: headlines, each with its page."""
    rng = writer.rng
    heads = [slogan(rng) for _ in range(rng.randint(1, 4))]
    if pools.desk:
        told = (source.value("title") for source in rng.sample(pools.desk, min(2, len(pools.desk))))
        heads += [title for title in told if title]
    form = rng.choice(("{}（{}版）", "{} {}版", "{}（详见第{}版）", "{}……{}", "▶{}（见{}版）"))
    lines = [form.format(head, rng.randint(2, 12)) for head in heads]
    if rng.random() < 0.7:
        lines.insert(0, rng.choice(("今日导读", "导读", "导 读", "今日看点", "内页提要")))
    return Source("other", tuple(("rubbish", line) for line in lines))


def write_line(writer: Writer) -> Source:
    """Return a line that speaks of the page."""
    rng = writer.rng
    lines = [
        re.sub(
            r"\{\}",
            lambda _: rng.choice(
                (
                    writer.person(),
                    writer.person(),
                    str(rng.randint(1, 12)),
                    str(rng.randint(10_000, 9_000_000)),
                )
            ),
            rng.choice(_LINES),
        )
        for _ in range(rng.choice((1, 1, 2)))
    ]
    return Source("other", tuple(("rubbish", line) for line in lines))
