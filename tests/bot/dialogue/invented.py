"""Invented articles of an invented paper: authors who share characters, several pages, one matter in several places."""

import json
from pathlib import Path

ARTICLES = (
    {
        "id": "q-1",
        "title": "槐树村的稻田养起了螃蟹",
        "byline": "本报记者 周文",
        "date": "2024-06-03",
        "edition": "2",
        "newspaper": "清澜日报",
        "text": "走进清澜县石桥镇槐树村，连片的稻田里螃蟹正肥。今年春天，"
        "村党支部带着36户村民养螃蟹，投放蟹苗4200公斤。\n"
        "螃蟹吃虫，稻谷少打农药，一亩田增收1800元。村里成立了合作社，统一购苗、统一销售，去年给社员分红52万元。\n"
        "合作社理事长沈桂兰说，下一步要建冷库，把螃蟹卖到省城去。",
    },
    {
        "id": "q-2",
        "title": "东岸社区开办长者食堂",
        "byline": "记者 周文博 通讯员 许 棠",
        "date": "2024-06-03",
        "edition": "3",
        "newspaper": "清澜日报",
        "text": "本报清澜讯（记者 周文博）5月28日，东岸社区长者食堂开张，每餐12元，80岁以上老人减半。\n"
        "食堂能坐90人，由社区党委和一家餐饮公司合办，首日来了130位老人。社区还为行动不便的老人送餐上门。",
    },
    {
        "id": "q-3",
        "title": "暴雨来袭，石桥镇连夜转移群众",
        "byline": "本报记者 罗小满",
        "date": "2024-06-05",
        "edition": "2",
        "newspaper": "清澜日报",
        "text": "6月4日夜，清澜县遭遇暴雨，石桥镇出动干部和民兵260人，转移低洼处群众415人。\n"
        "镇里备下编织袋8000条、冲锋舟3艘，沿河筑起一道900米长的子堤。到5日清晨，没有人员伤亡。\n"
        "镇党委书记贺明远说，汛期还长，巡堤查险一刻不能松。",
    },
    {
        "id": "q-4",
        "title": "临河村螃蟹节迎客两万",
        "byline": "周文 罗小满",
        "date": "2024-09-20",
        "edition": "3",
        "newspaper": "清澜日报",
        "text": "清澜县白鹭乡临河村第三届螃蟹节开幕，三天迎客两万人次。临河村从2019年起养螃蟹，水面已有1500亩。\n"
        "村里的农家乐由6家增加到23家，旅游收入去年达到310万元。",
    },
    {
        "id": "q-5",
        "title": "县图书馆延长开放时间",
        "byline": "文/罗小满 图/周文",
        "date": "2024-09-20",
        "edition": "2",
        "newspaper": "清澜日报",
        "text": "从9月起，清澜县图书馆每天开放到晚上9点半，周末也不闭馆。馆里新添自习座位160个，藏书增加到21万册。\n"
        "馆长何书宁说，晚间读者里一半是学生。",
    },
    {
        "id": "q-6",
        "title": "竹溪村合作社年终分红",
        "byline": "通讯员 许 棠",
        "newspaper": "清澜日报",
        "text": "竹溪村竹编合作社举行分红大会，88户社员领到红利41万元。"
        "2023年合作社卖出竹编灯具3.2万件，总收入365万元。\n"
        "社员陆阿婆领到7600元，她说，手艺没有丢，日子也好起来了。",
    },
)


def write(folder: Path) -> Path:
    """Write the articles as a collection, and return the file."""
    source = folder / "invented.jsonl"
    source.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in ARTICLES), "utf-8")
    return source
