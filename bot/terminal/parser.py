"""The commands of the program and their options."""

import argparse

from bot.terminal.arguments import Parser, given, given_path, number, setting
from bot.words.filters import FILTER_WORDS
from corpus.version import VERSION

_DAY = "YYYY[-MM[-DD]]"
_METAVARS = {"since": _DAY, "until": _DAY, "edition": "N", "title": "TEXT", "genre": "GENRE"}


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    parser = Parser(
        prog="baozhi",
        description="报知：向中文报纸提问，得到简短的回答和逐字的出处。 Ask an archive of Chinese newspapers.",
    )
    parser.add_argument("--version", action="version", version=f"baozhi {VERSION}")
    common = Parser(add_help=False)
    common.add_argument("--lang", choices=("zh", "en"), help="语言 language (default: by locale)")
    index = Parser(add_help=False)
    index.add_argument(
        "--index",
        type=given,
        metavar="DIR",
        help="索引文件夹 index folder (default: $BAOZHI_INDEX, else your own, else the bundled archive)",
    )
    json = Parser(add_help=False)
    json.add_argument("--json", action="store_true", help="只输出 JSON (print JSON alone)")
    batch = Parser(add_help=False)
    batch.add_argument(
        "--batch",
        type=given,
        metavar="FILE.jsonl",
        help="一行一个问题或对话 (a question or a conversation a line)",
    )
    caution, model, filters = _caution_options(), _model_options(), _filter_options()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    def add(name: str, text: str, *parents: Parser) -> Parser:
        return commands.add_parser(name, help=text, description=text, parents=[common, *parents])

    _add_pages_options(add("pages", "读报纸版面，打印重建的文章 (articles reconstructed from pages)", json))
    _add_index_options(
        add("index", "把文件或文件夹加入索引 (add files or folders to the index)", index, json)
    )
    search = add(
        "search", "最相关的段落和出处 (the best passages with citations)", index, json, batch, filters
    )
    search.add_argument("question", nargs="?")
    search.add_argument("-k", type=number(1, 100), default=5, help="段落数 (passages)")
    _add_format(search)
    search.add_argument(
        "--reranker",
        default="",
        metavar="NAME",
        help="再排一次序：reader，或 sentence-transformers 的交叉编码器 (order the first again)",
    )
    ask = add(
        "ask", "简短的回答和出处 (a short answer with citations)", index, json, batch, filters, caution, model
    )
    ask.add_argument("question", nargs="?")
    add("read", "在给定的文字里找答案 (an answer out of a given context, or none)", json, batch).set_defaults(
        question=None
    )
    chat = add("chat", "对话 (a conversation)", index, filters, caution, model)
    chat.add_argument("--no-history", action="store_true", help="不记历史 (keep no history)")
    _add_telegram_options(add("telegram", "Telegram 机器人 (the Telegram bot)", model))
    _add_mcp_options(
        add(
            "mcp",
            "给模型用的工具，按 MCP 协议 (tools for a model, by the Model Context Protocol)",
            index,
            model,
        )
    )
    _add_serving_options(add("serve", "网页和 HTTP 接口 (a web page and an HTTP API)", index, caution, model))
    evaluate = add("eval", "用一组问题评测索引 (measure the index against questions)", index, json, caution)
    evaluate.add_argument("files", nargs="+", type=given, metavar="FILE.jsonl")
    evaluate.add_argument("-k", type=number(1, 100), default=10, help="检索的段落数 (passages a question)")
    calibrate = add(
        "calibrate", "按自己的档案定拒答的阈值 (set the refusal threshold for an archive)", index, json
    )
    calibrate.add_argument(
        "--questions", type=number(20, 5000), default=200, help="自动出的题数 (questions to make)"
    )
    opening = add("open", "打开引用的文章或段落 (an article, or a paragraph of it)", index)
    opening.add_argument(
        "citation",
        type=given,
        metavar="ID[/N]",
        help="文章号/段号，如 JSON 所写 (as in JSON; -1 is the head)",
    )
    opening.add_argument(
        "--image",
        type=given_path,
        metavar="OUT.png",
        help="把版面上的这一段剪下来，标出引文 (the cut-out of its page, the quoted lines marked)",
    )
    citing = add("cite", "按国标等格式引用文章 (cite articles: GB/T 7714, BibTeX, RIS, CSL-JSON)", index)
    citing.add_argument(
        "ids", nargs="+", type=given, metavar="ID", help="文章号，如 JSON 所写；ID/N 也行 (as in JSON)"
    )
    citing.add_argument(
        "--style",
        choices=("gbt", "bibtex", "ris", "csl"),
        default="gbt",
        help="gbt 是 GB/T 7714-2015，csl 是 CSL-JSON (the style)",
    )
    _add_format(
        add("articles", "列出索引里的文章 (list the articles of the index)", index, json, filters), "markdown"
    )
    _add_browse_options(
        add(
            "browse",
            "按报纸、时间、人物、地方、单位翻看 (browse by newspaper, time, person, place, organisation)",
            index,
            json,
            filters,
        )
    )
    timeline = add(
        "timeline",
        "一件事历年怎么说：带日期、出处的记述 (what is told of a topic through time, each with its source)",
        index,
        json,
        filters,
    )
    timeline.add_argument(
        "topic", type=given, help="名称，或谁的什么数 (a name, or whose quantity: 松岭水库蓄水量)"
    )
    _add_format(timeline)
    add("info", "索引里有什么 (what is in the index)", index, json)
    add(
        "upgrade",
        "把旧版本的索引改成本版本的 (bring an index of an earlier version up to date, in place)",
        index,
    )
    migrating = add(
        "migrate",
        "把索引搬到另一处，断了可以接着搬，搬完比对 (take an index over into another place, and compare both)",
    )
    for option, name, text in (
        ("--from", "origin", "搬出来的索引 (the index that is taken over)"),
        ("--to", "target", "搬到的文件夹或 milvus:// 地址 (a folder or an address of Milvus)"),
    ):
        migrating.add_argument(option, dest=name, type=given, required=True, metavar="PLACE", help=text)
    add(
        "verify",
        "检查索引，逐字核对引文 (is the index sound, and does every quote still stand in its source)",
        index,
    )
    return parser


def _add_format(command: argparse.ArgumentParser, default: str | None = None) -> None:
    command.add_argument(
        "--format",
        choices=("csv", "jsonl", "markdown"),
        default=default,
        help="写成表格：CSV、一行一个 JSON、Markdown (as a table)",
    )


def _add_browse_options(browsing: argparse.ArgumentParser) -> None:
    browsing.add_argument(
        "what",
        nargs="?",
        type=given,
        metavar="TIME|NAME",
        help="一天、一月或一年的各报，或一个名字；不写就列出各类和篇数 "
        "(all papers of a day, month or year, or what is said of a name; without it facets with counts)",
    )
    browsing.add_argument(
        "-n",
        dest="most",
        type=number(1, 1000),
        default=20,
        help="每类几个值，或几篇文章 (values of a facet, or articles)",
    )


def _add_index_options(indexing: argparse.ArgumentParser) -> None:
    indexing.epilog = (
        "退出状态：0 都收了；1 有文件或记录没有收，其余的收了；2 什么也没有做 "
        "(exit status: 0 all is in; 1 something was left out, the rest is in; 2 nothing was done)"
    )
    indexing.add_argument("sources", nargs="*", type=given, metavar="SOURCE")
    indexing.add_argument("--remove", action="store_true", help="改为移除 (take the sources out)")
    indexing.add_argument(
        "--watch",
        action="store_true",
        help="收完以后一直看着，有变化就收，直到 Ctrl-C (then take in changes as they happen, until Ctrl-C)",
    )
    indexing.add_argument(
        "--processes",
        type=number(0, 64),
        metavar="N",
        help="同时用几个进程读文件，0 是不另开进程 (processes that read; by default one a processor, up to 8)",
    )
    indexing.add_argument(
        "--ray",
        type=given,
        metavar="local|ADDRESS",
        help="由 Ray 分给几个进程或几台机器读和算向量 (read and embed by Ray: here, or on a cluster: auto, HOST:PORT)",
    )
    indexing.add_argument(
        "--report",
        type=given_path,
        metavar="FILE.json",
        help="把收了什么、什么没收成写进文件，同 --json (write what --json prints to a file)",
    )
    indexing.add_argument(
        "--model",
        type=given,
        help="新索引用的模型：bundled，或 sentence-transformers 模型名或文件夹 (encoder of a new index)",
    )
    indexing.add_argument(
        "--dictionary",
        type=given,
        metavar="FILE",
        help="自己的词典，一行“词 词频 词性”，随索引保存，空文件取消 (own words, kept with the index)",
    )
    indexing.add_argument(
        "--set",
        dest="given",
        type=setting,
        nargs="+",
        metavar="NAME=VALUE",
        help="文章自己没写明的：newspaper=报名 date=日期 edition=版次 section=版名，空值取消"
        " (for articles that say nothing of it; an empty value takes it away)",
    )
    indexing.add_argument(
        "--wait",
        type=number(0, 86400),
        default=60,
        help="等另一个进程的秒数 (seconds to wait for another process)",
    )


def _caution_options() -> Parser:
    options = Parser(add_help=False)
    levels = options.add_mutually_exclusive_group()
    levels.add_argument(
        "--strict",
        dest="caution",
        action="store_const",
        const="strict",
        default="usual",
        help="严格：答错的约少一半，拒答更多 (about half the wrong answers, more refusals)",
    )
    levels.add_argument(
        "--loose",
        dest="caution",
        action="store_const",
        const="loose",
        help="宽松：拿不准的也回答，出错更多 (unsure answers too: fewer refusals, more of them wrong)",
    )
    return options


def _filter_options() -> Parser:
    options = Parser(add_help=False)
    group = options.add_argument_group("只看这些文章 (which articles)")
    for name, text in FILTER_WORDS.items():
        group.add_argument(f"--{name}", type=given, metavar=_METAVARS.get(name, "NAME"), help=text)
    return options


def _model_options() -> Parser:
    options = Parser(add_help=False)
    options.add_argument(
        "--llm",
        type=given,
        metavar="URL",
        help="让语言模型改写回答，逐句核对；OpenAI 式接口的地址，默认不用 "
        "(have a language model word the answers, each sentence checked: http://HOST:PORT/v1; off by default)",
    )
    options.add_argument("--llm-model", type=given, metavar="NAME", help="模型名 (its name there)")
    return options


def _add_telegram_options(telegram: argparse.ArgumentParser) -> None:
    telegram.add_argument(
        "--index",
        action="append",
        type=given,
        metavar="DIR",
        help="索引文件夹，可以有几个 (index folder; give it again for several archives; default as elsewhere)",
    )
    telegram.add_argument(
        "--archive",
        action="append",
        type=given,
        default=[],
        metavar="NAME=DIR",
        help="又一个档案和它的名字，用 /archive 换着问 (another archive under a name; /archive chooses)",
    )
    telegram.add_argument("--api-url", metavar="URL", help="另一个 Bot API 服务器 (another Bot API server)")
    telegram.add_argument("--open", action="store_true", help="回答所有人 (answer everybody)")
    telegram.add_argument(
        "--allow", action="append", default=[], metavar="ID|@NAME", help="允许的用户或群 (who is answered)"
    )
    telegram.add_argument(
        "--admin", action="append", default=[], metavar="ID", help="可以添加文档的人 (who may add documents)"
    )
    telegram.add_argument(
        "--drop-pending", action="store_true", help="不答停机时收到的消息 (leave earlier messages unanswered)"
    )
    telegram.add_argument(
        "--token-file",
        type=given,
        metavar="FILE",
        help="令牌放在文件里 (a file with the token, instead of the environment)",
    )
    telegram.add_argument("--proxy", metavar="URL", help="经代理连接 (an HTTP proxy)")
    telegram.add_argument(
        "--webhook", metavar="URL", help="不轮询，由服务器推送到此地址 (be called, not poll)"
    )
    telegram.add_argument(
        "--listen",
        metavar="HOST:PORT",
        help="webhook 在本机的端口 (where the webhook listens: 127.0.0.1:8443)",
    )
    telegram.add_argument(
        "--health",
        type=number(0, 65535),
        metavar="PORT",
        help="在 127.0.0.1 上开 /healthz 和 /metrics (health and Prometheus metrics on this machine)",
    )
    telegram.add_argument(
        "--listed-groups",
        action="store_true",
        help="群和频道自己在名单上才回答，不论谁问 (answer only groups and channels that are listed themselves)",
    )
    telegram.add_argument(
        "--suggestions",
        type=number(0, 3),
        default=3,
        metavar="N",
        help="回答下面最多给几个接着问的问题 (questions to press below an answer, at most; 0 none)",
    )
    telegram.add_argument(
        "--state",
        type=given_path,
        metavar="DIR",
        help="状态和收到的文档放在哪里 (owner, answers and documents; default: beside the index, in INDEX-telegram)",
    )
    telegram.add_argument("--log-json", action="store_true", help="日志每行一个 JSON (JSON lines as log)")
    telegram.add_argument(
        "--check", action="store_true", help="只检查令牌、索引、名单和权限 (check what it needs, and end)"
    )


def _add_pages_options(pages: argparse.ArgumentParser) -> None:
    pages.add_argument("files", nargs="+", type=given, metavar="FILE")
    pages.add_argument(
        "--edit",
        type=given,
        metavar="OUT.md",
        help="写成可以修改、再索引的文件 (write them to a file to mend and index)",
    )
    pages.add_argument(
        "--overlay",
        type=given_path,
        metavar="OUT.png",
        help="把重建的结果画在 PDF 或图片版面上，.png 或 .html (draw them on the pages of a PDF or image)",
    )
    pages.add_argument(
        "--alto",
        type=given_path,
        metavar="OUT.xml",
        help="把各行和它们的位置写成 ALTO 4 (write the lines and where they stand as ALTO 4)",
    )


def _add_serving_options(serving: argparse.ArgumentParser) -> None:
    serving.add_argument(
        "--host",
        type=given,
        default="127.0.0.1",
        help="监听的地址；别的机器能访问的，要有钥匙或 --open "
        "(where it listens; for other machines with keys or --open)",
    )
    serving.add_argument("--port", type=number(0, 65535), default=8321, help="端口 (its port)")
    serving.add_argument(
        "--new-key",
        nargs="?",
        const="key",
        metavar="NAME",
        help="建一把钥匙，只显示这一次，文件里只存散列值 (make a key, show it once, keep its hash)",
    )
    serving.add_argument(
        "--keys",
        type=given_path,
        metavar="FILE",
        help="钥匙的文件；里面有钥匙就要出示 (the file of keys; where it has any, one is asked for; "
        "default: keys in the user's data folder)",
    )
    serving.add_argument(
        "--open", action="store_true", help="回答所有人，不要钥匙 (answer everybody, without a key)"
    )
    serving.add_argument(
        "--edit",
        action="store_true",
        help="可以在网页上改正版面的重建，存在版面旁边 (pages may be corrected on the page; kept beside their files)",
    )
    serving.add_argument(
        "--name",
        action="append",
        default=[],
        type=given,
        metavar="HOST",
        help="没有钥匙时，除本机外还可用的主机名 (a further host name to be reached by, where there are no keys)",
    )
    serving.add_argument(
        "--per-minute",
        type=number(0, 1_000_000),
        metavar="N",
        help="每把钥匙或每个地址每分钟的请求数，0 不限 (requests a minute of a key or an address, 0 for no bound; "
        "default: 120, and no bound on this machine alone)",
    )


def _add_mcp_options(mcp: argparse.ArgumentParser) -> None:
    mcp.epilog = (
        "不写 --listen 时用标准输入输出，由客户端启动；设置方法见 docs/mcp.md "
        "(without --listen it speaks over standard input and output, started by a client; set-up: docs/mcp.md)"
    )
    mcp.add_argument(
        "--listen",
        type=given,
        metavar="HOST:PORT",
        help="改用 HTTP，地址是 http://HOST:PORT/mcp (over HTTP instead; PORT alone is this machine's own)",
    )
    mcp.add_argument(
        "--name",
        action="append",
        default=[],
        metavar="HOST",
        help="别人访问用的主机名 (a name under which others call this machine)",
    )
    mcp.add_argument(
        "--origin",
        action="append",
        default=[],
        metavar="URL",
        help="允许哪个网页调用 (a page that may call it: https://example.org)",
    )
    mcp.add_argument(
        "--keys",
        type=given_path,
        metavar="FILE",
        help="钥匙的文件，由 baozhi serve --new-key 建 (the file of keys, made by baozhi serve --new-key)",
    )
    mcp.add_argument(
        "--threads", type=number(1, 32), default=2, help="同时回答几个 (how many are answered at once)"
    )
