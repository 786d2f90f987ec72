"""Options of the programs that others connect with: telegram, serve, mcp."""

import argparse

from bot.terminal.arguments import given, given_path, number


def add_telegram_options(telegram: argparse.ArgumentParser) -> None:
    """Add those of ``baozhi telegram``."""
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
        "--rich",
        action="store_true",
        help="回答用富文本消息（Bot API 10.1 起）：段落可折叠，带脚注；服务器不认识就照旧 "
        "(answers as Rich Messages, from Bot API 10.1 on: paragraphs to unfold, footnotes; else as before)",
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


def add_serving_options(serving: argparse.ArgumentParser) -> None:
    """Add those of ``baozhi serve``."""
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


def add_mcp_options(mcp: argparse.ArgumentParser) -> None:
    """Add those of ``baozhi mcp``."""
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
