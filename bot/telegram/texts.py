"""The words of the bot, once in Chinese and once in English.

Fields in braces are filled with ``str.format``; they are named where they are used.
"""

from dataclasses import dataclass

from bot.language import Language


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything the bot says: to the asker, in the menu, to its owner."""

    # to the asker
    welcome: str
    help: str
    usage: str
    not_allowed: str  # {id}
    not_allowed_group: str  # {id}, {chat}
    only_text: str
    unknown_command: str
    too_many: str
    failed: str
    stopping: str
    # in an answer
    rewritten: str  # {question}
    refused: str
    nearest: str
    untitled: str
    paragraph: str  # {number}
    headline: str
    # the menu of commands
    command_ask: str
    command_help: str
    # to the owner, in the log and as error messages
    login_missing: str  # {variable}
    login_malformed: str  # {variable}
    url_malformed: str
    entry_malformed: str  # {entry}
    login_rejected: str  # {url}
    unreachable: str  # {url}, {reason}
    started: str  # {name}
    nobody_allowed: str
    stopped: str
    dropped: str  # {number}
    polling_failed: str  # {reason}, {seconds}
    not_confirmed: str  # {reason}


CHINESE = Texts(
    welcome="您好！我是报知，回答报纸上写过的事。直接提问即可，例如：那曲积分超市资金多少",
    help=(
        "直接发送问题，或者用 /ask 问题。\n"
        "回答分三部分：简短的答案、原文段落（答案已标出）、出处。可以接着追问，例如：“一类村呢？”\n"
        "报上没有写的，我会直说，并列出最接近的段落。\n"
        "在群里请用 /ask 提问、@我，或者回复我的消息。"
    ),
    usage="请把问题写在命令后面，例如：/ask 那曲积分超市资金多少",
    not_allowed="抱歉，我只回答名单上的人。您的编号是 {id}，请把它告诉机器人的主人。",
    not_allowed_group=(
        "抱歉，我只回答名单上的人和群。您的编号是 {id}，本群的编号是 {chat}，请把其中一个告诉机器人的主人。"
    ),
    only_text="我目前只看得懂文字，请把问题打成文字发给我。",
    unknown_command="没有这个命令。直接提问即可，/help 有说明。",
    too_many="前面的问题还没有答完，这一条没有收下。请稍后再发。",
    failed="抱歉，这个问题没有答成，请稍后再试。",
    stopping="机器人正要停下，这个问题没有答。请过一会儿再问一次。",
    rewritten="按“{question}”理解",
    refused="报上没有找到答案。",
    nearest="最接近的段落：",
    untitled="（无标题）",
    paragraph="第{number}段",
    headline="标题部分",
    command_ask="提问",
    command_help="使用说明",
    login_missing="没有 Telegram 机器人的令牌：请向 @BotFather 申请，并放进环境变量 {variable}",
    login_malformed="环境变量 {variable} 里的令牌不完整：应当像“数字:字母”，请从 @BotFather 那里重新复制",
    url_malformed="Bot API 服务器的地址不对：应当像 http://127.0.0.1:8081，不带令牌、用户名和查询",
    entry_malformed="名单里的“{entry}”不对：应当是数字编号或 @名字，用逗号隔开",
    login_rejected="服务器 {url} 不认这个令牌：请从 @BotFather 那里重新复制",
    unreachable="连不上 Bot API 服务器 {url}（{reason}）：请检查网络和地址",
    started="机器人 @{name} 已启动",
    nobody_allowed="名单是空的，现在谁也得不到回答：请加上名单，或者向所有人开放；被拒的人会看到自己的编号",
    stopped="机器人已停止",
    dropped="停止时有 {number} 个问题没有答完",
    polling_failed="取不到新消息（{reason}），{seconds:.0f} 秒后再试",
    not_confirmed="最后收到的消息没能向服务器确认（{reason}），重新启动后可能再答一次",
)

ENGLISH = Texts(
    welcome="Hello! I am baozhi: I answer what newspapers have written. Just ask, like 那曲积分超市资金多少",
    help=(
        "Send a question, or use /ask QUESTION.\n"
        "An answer has three parts: the short answer, the paragraph it stands in (with the answer marked) "
        "and its source. Follow-up questions work too.\n"
        "What the archive does not say, I say so and list the nearest passages.\n"
        "In groups, use /ask, mention me or reply to me."
    ),
    usage="Please write the question after the command, like this: /ask 那曲积分超市资金多少",
    not_allowed="Sorry, I answer only people on my list. Your id is {id}; please pass it on to my owner.",
    not_allowed_group=(
        "Sorry, I answer only people and groups on my list. Your id is {id}, this group's id is {chat}; "
        "please pass one of them on to my owner."
    ),
    only_text="I understand only text so far. Please type your question.",
    unknown_command="I do not know this command. Just ask; /help explains.",
    too_many="I am still busy with earlier questions and did not take this one. Please send it again later.",
    failed="Sorry, I could not answer this question. Please try again later.",
    stopping="I am about to stop and did not answer this question. Please ask again in a while.",
    rewritten="Understood as “{question}”",
    refused="I found no answer in the archive.",
    nearest="The nearest passages:",
    untitled="(untitled)",
    paragraph="paragraph {number}",
    headline="headline",
    command_ask="ask a question",
    command_help="how to use me",
    login_missing="no Telegram bot token: get one from @BotFather and put it into the variable {variable}",
    login_malformed="malformed token in {variable}: it looks like DIGITS:LETTERS; copy it again",
    url_malformed=(
        "malformed address of the Bot API server: it looks like http://127.0.0.1:8081, "
        "without token, user name or query"
    ),
    entry_malformed="malformed entry “{entry}” in the allow-list: numeric ids or @names, separated by commas",
    login_rejected="the server {url} does not accept this token: copy it again from @BotFather",
    unreachable="cannot reach the Bot API server {url} ({reason}): check the network and the address",
    started="the bot @{name} has started",
    nobody_allowed=(
        "the allow-list is empty, so nobody gets an answer yet: add entries or open the bot to everybody; "
        "whoever is refused sees their id"
    ),
    stopped="the bot has stopped",
    dropped="{number} questions were left unanswered at the stop",
    polling_failed="cannot fetch messages ({reason}); next try in {seconds:.0f} s",
    not_confirmed="the last messages could not be confirmed ({reason}); a restart may answer them again",
)


def texts_in(language: Language) -> Texts:
    """Return the words in this language."""
    return ENGLISH if language == "en" else CHINESE
