"""The words of the bot in Chinese."""

from bot.words.telegram.vocabulary import Texts

CHINESE = Texts(
    welcome=(
        "您好！我是报知，只说报上写过的事，每个回答都附上原文和出处。\n"
        "直接提问就行，也可以接着追问；换个话题请发 /new。"
    ),
    welcome_try="先按一个问题试试，或者发 /help 看说明。",
    welcome_help="怎么用、能做什么，发 /help 看说明。",
    help=(
        "直接发送问题，或者用 /ask 问题。\n"
        "回答分三部分：简短的答案、含答案的原句、出处，整段折叠在后面；按钮可以打开原文、看其他来源和更多段落。\n"
        "可以接着追问，例如：“去年呢？”换个话题请发 /new。\n"
        "报上没有写的，我会直说，并列出最接近的段落。多大把握才回答，可以用 /settings 改：严格、通常、宽松。"
    ),
    help_example="可以先问：{question}",
    help_group=(
        "在群里请用 /ask 提问、@{name}，或者回复我的消息；群管理员可以用 /settings 改成有问必答或者只答命令。\n"
        "Telegram 的隐私模式默认打开：机器人只看得到命令、提到它的和回复它的消息。要有问必答，请让机器人的主人在 "
        "@BotFather 用 /setprivacy 关掉隐私模式，再把机器人重新加进群，或者把它设为管理员。"
    ),
    hello_group=(
        "大家好！我是报知，回答报纸上写过的事，并附上原文和出处。\n"
        "在群里请用 /ask 提问、@{name}，或者回复我的消息；/help 有说明，管理员可以用 /settings 调整。"
    ),
    help_admin=(
        "您是管理员：把 .txt、.md、.jsonl、.pdf 或 .docx 文件发给我，就会加入索引；"
        "文件的说明里可以写一个问题，收进去以后回答。"
    ),
    usage="请把问题写在命令后面，例如：/ask {question}",
    usage_question="问题",
    not_allowed="抱歉，我只回答名单上的人。您的编号是 {id}，请把它告诉机器人的主人。",
    not_allowed_group=(
        "抱歉，我只回答名单上的人和群。您的编号是 {id}，本群的编号是 {chat}，请把其中一个告诉机器人的主人。"
    ),
    not_allowed_inline="只回答名单上的人",
    only_text="我目前只看得懂文字，请把问题打成文字发给我；照片请把问题写在说明里。",
    unknown_command="没有这个命令。直接提问即可，/help 有说明。",
    too_many="前面的问题还没有答完，这一条没有收下。请稍后再发。",
    over_budget="问得太快了，请过 {seconds} 秒再问。这一条没有收下。",
    failed="抱歉，这个问题没有答成，请稍后再试。",
    stopping="机器人正要停下，这个问题没有答。请过一会儿再问一次。",
    placeholder="正在查找……",
    undelivered="回答写好了，可是 Telegram 的服务器不收，没能发出来。请换个问法再问一次。",
    undelivered_group=(
        "您在群里问的“{question}”有回答，可是我在那里不能发言。请让群管理员允许我发消息，或者在这里问。"
    ),
    uncertain="刚才发送“{question}”的回答时断了线，可能没有送到。没有收到的话，请按下面的按钮。",
    asked="问：{question}",
    rewritten="按“{question}”理解",
    refused="报上没有找到答案。",
    mentioned="报上提到，但没有直接说：",
    unsaid="最接近的报道没有提到“{name}”。",
    instead="最接近的报道没有提到“{name}”，说的是“{other}”。",
    nearest="最接近的段落：",
    alternatives="其他文章另有说法：",
    confirming="另有{}篇报道证实：",
    rephrased="模型改写：",
    other_sources="其他来源：",
    also_in="也见于{}",
    passages="相关段落：",
    more_passages="与“{question}”相关的更多段落：",
    no_more_passages="没有更多相关的段落了。",
    nothing="没有可以显示的内容。",
    untitled="（无标题）",
    whole="整段",
    paragraph="第{number}段",
    day="{}年{}月{}日",
    edition="第{}版",
    headline="标题部分",
    article_gone="这篇文章已经不在索引里了。",
    button_article="📄 原文",
    button_sources="📚 其他来源",
    button_more="🔎 更多段落",
    button_picture="🖼 版面",
    button_copy="📋 复制引文",
    button_cite="🔖 引用",
    button_raw="不是这个意思",
    button_back="‹ 上一页",
    button_on="下一页 ›",
    button_resend="再发一次",
    button_link="🔗 分享",
    button_forget="全部删除",
    button_ask="去私聊里提问",
    pressed_stale="这个按钮已经过期：回答已按保存期限或应要求删除。请重新提问。",
    pressed_elsewhere="这是别人的提问，请自己问一次。",
    pressed_not_allowed="抱歉，我只回答名单上的人。您的编号是 {id}。",
    pressed_not_admin="只有管理员可以改。",
    pressed_thanks="谢谢，已记下。",
    picture_none="没有这一段的版面图：原来的文件不在了，或者没有装画版面的组件。",
    picture_unsent="版面图没能发出来，请稍后再试。",
    catalogue="共 {number} 篇文章，按编号打开：",
    catalogue_empty="索引里还没有文章。",
    archives="可以问这些档案库，按一下就换（群里由管理员换），换了以后话题从头开始：",
    archive_line="{number}. {name}：{articles} 篇文章",
    archive_chosen="现在问的是《{name}》。",
    archive_unknown="没有这个名字的档案库，发 /archive 看有哪些。",
    settings_private="用什么语言；多大把握才回答（严格：答错少，拒答多；宽松：拿不准的也回答，错的也多）：",
    settings_group=(
        "本群何时回答；用什么语言；多大把握才回答"
        "（严格：答错少，拒答多；宽松：拿不准的也回答，错的也多）。管理员可改："
    ),
    caution_loose="宽松",
    caution_usual="通常",
    caution_strict="严格",
    mode_all="有问必答",
    mode_mention="提到或回复时",
    mode_command="只答命令",
    mode_all_private=(
        "隐私模式还开着，我看不到全部消息：请主人在 @BotFather 用 /setprivacy 关掉它，再把我重新加进群。"
    ),
    only_admins="只有管理员可以这样做。",
    only_private="请在和我的私聊里这样做。",
    listed="好，{id} 这个群（频道）里的人都可以问我了。",
    unlisted="好，{id} 不再在名单上了。",
    listed_not="{id} 不在用 /allow 加的名单上；启动时写的名单要在那里改。",
    listed_all="用 /allow 加的群和频道：\n{numbers}\n在群里发 /allow 就加上那个群；频道请在这里发 /allow 编号。",
    listing_malformed="请在群里发，或者写上群、频道的编号，例如：/allow -1001234567890",
    stats=(
        "索引里有 {articles} 篇文章、{paragraphs} 个段落。您得到过 {answers} 个回答，{refusals} 次没有找"
        "到答案。"
    ),
    stats_all="全部用户：{answers} 个回答，{refusals} 次没有找到，👍 {good}，👎 {bad}，{comments} 条意见。",
    feedback_usage="请把意见写在命令后面，例如：/feedback 第二条出处不对",
    feedback_thanks="谢谢，意见已记下。",
    privacy=(
        "我保存：您的问题和回答（使按钮和追问在重启后仍然有效）、您的评价和意见，"
        "最多 {days} 天；消息的全文只保存到答完为止。"
        "它们只在机器人主人的电脑上，不发给任何人。私聊里的内容不会出现在群里。\n/forget 立即删除您的全部记录。"
    ),
    forget="确定删除您的全部记录吗？包括各处的对话、回答（按钮会失效）、评价和意见。",
    forgotten="已删除 {number} 条记录。",
    paired="您现在是这个机器人的主人了。把 .txt、.md、.jsonl、.pdf 或 .docx 文件发给我，就会加入索引；/help 有说明。",
    pairing_wait="这个口令不对。请过 {seconds} 秒再试。",
    pairing_closed="口令已经作废：过期了、用过了，或者试错太多次。重新启动机器人会打印新的口令。",
    pairing_wrong="这个口令不对，请照启动时打印的再发一次。",
    document_type="只收 .txt、.md、.jsonl、.pdf、.docx 文件和版面图片（.png、.jpg、.tif）。",
    document_size="文件太大：最多 {megabytes} MB。",
    document_known="《{name}》已经收过了。",
    document_taken="收到《{name}》，正在索引……",
    document_progress="正在索引《{name}》：{done}/{total} 段",
    document_indexed="《{name}》已加入索引，现在就可以提问。",
    document_failed="《{name}》没能加入索引，请稍后用 /reindex 再试。",
    document_unfetched=(
        "《{name}》没能从 Telegram 取下来，没有收下。请再发一次；总是这样的话，请换小一点的文件。"
    ),
    document_aside=(
        "《{name}》试了两次都没能读完（太大或太复杂），已放到一边，不影响其他文件。改小后可以再发。"
    ),
    document_unread="《{name}》读不出文章，没有加入索引。请检查文件的格式和编码。",
    documents="按一下就移除：",
    documents_none="还没有收到过文件。",
    all_documents="全部文件",
    document_waits="轮到时就移除《{name}》：前面还有文件在索引。",
    document_removed="已移除《{name}》。",
    document_elsewhere="文件只收进《{name}》：请先用 /archive 换到那里，再发一次。",
    reindexing="正在重新索引……",
    reindexed="重新索引完毕：{number} 个文件。",
    no_state="机器人没有保存状态的文件夹，不能收文件。",
    bundled_archive="随附的示例库不收文件。请用 baozhi index 建自己的索引，再用 --index 启动机器人。",
    backup_too_big="备份有 {megabytes} MB，超过 Telegram 允许的 50 MB，请在服务器上直接复制状态文件夹。",
    backup="文件、状态和索引的备份",
    login_missing="没有 Telegram 机器人的令牌：请向 @BotFather 申请，并放进环境变量 {variable}",
    login_malformed="环境变量 {variable} 里的令牌不完整：应当像“数字:字母”，请从 @BotFather 那里重新复制",
    url_malformed="Bot API 服务器的地址不对：应当像 http://127.0.0.1:8081，不带令牌、用户名和查询",
    entry_malformed="名单里的“{entry}”不对：应当是数字编号或 @名字，用逗号隔开",
    login_rejected="服务器 {url} 不认这个令牌：请从 @BotFather 那里重新复制",
    unreachable="连不上 Bot API 服务器 {url}（{reason}）：请检查网络和地址",
    started="机器人 @{name} 已启动",
    nobody_allowed="名单是空的，现在谁也得不到回答：请加上名单，或者向所有人开放；被拒的人会看到自己的编号",
    pairing_used_up="口令试错太多次，已经作废：重新启动机器人会打印新的口令",
    pairing="还没有主人：在 {minutes} 分钟内向 @{name} 发送 /start {code} ，您就成为主人",
    stopped="机器人已停止",
    dropped="停止时有 {number} 个问题没有答完",
    polling_failed="取不到新消息（{reason}），{seconds:.0f} 秒后再试",
    not_confirmed="最后收到的消息没能向服务器确认（{reason}），重新启动后可能再答一次",
)
