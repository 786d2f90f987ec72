"""The words of the bot in English."""

from bot.words.telegram.vocabulary import Texts

ENGLISH = Texts(
    welcome=(
        "Hello! I am baozhi: I tell what newspapers have written, each time with the paragraph and its source.\n"
        "Just ask, and go on asking; /new changes the topic."
    ),
    welcome_try="Try one of these questions, or send /help.",
    welcome_help="Send /help to see what I can do.",
    help=(
        "Send a question, or use /ask QUESTION.\n"
        "An answer has three parts: the short answer, the sentence it stands in and its source, with the whole "
        "paragraph folded below; buttons open the article, other sources and more passages.\n"
        "Follow-up questions work too; /new changes the topic.\n"
        "What the archive does not say, I say so and list the nearest passages. "
        "How sure I must be to answer is set with /settings: strict, usual or loose."
    ),
    help_example="Try: {question}",
    help_group=(
        "In groups, use /ask, mention @{name} or reply to me; an admin of the group can choose with /settings that "
        "I answer everything or commands alone.\n"
        "Telegram's privacy mode is on by default: a bot sees only commands, mentions and replies to it. To have "
        "everything answered, let the bot's owner turn it off with /setprivacy at @BotFather and add the bot to the "
        "group again, or make it an admin."
    ),
    hello_group=(
        "Hello! I am baozhi: I answer what newspapers have written, with the paragraph and its source.\n"
        "Here, use /ask, mention @{name} or reply to me; /help explains, and admins can change this with "
        "/settings."
    ),
    help_admin=(
        "You are an admin: send me .txt, .md, .jsonl, .pdf or .docx files "
        "to add them to the index; a question in a file's "
        "caption is answered when the file is in."
    ),
    usage="Please write the question after the command, like this: /ask {question}",
    usage_question="QUESTION",
    not_allowed="Sorry, I answer only people on my list. Your id is {id}; please pass it on to my owner.",
    not_allowed_group=(
        "Sorry, I answer only people and groups on my list. Your id is {id}, this group's id is {chat}; "
        "please pass one of them on to my owner."
    ),
    not_allowed_inline="I answer only people on my list",
    only_text="I understand only text so far. Please type your question, or write it below a photo.",
    unknown_command="I do not know this command. Just ask; /help explains.",
    too_many=(
        "I am still busy with earlier questions and did not take this one. Please send it again later."
    ),
    over_budget="That is too fast; please ask again in {seconds} s. I did not take this question.",
    failed="Sorry, I could not answer this question. Please try again later.",
    stopping="I am about to stop and did not answer this question. Please ask again in a while.",
    placeholder="Searching…",
    undelivered="My answer is ready, but Telegram's server refused to take it. Please ask in other words.",
    undelivered_group=(
        "I have an answer to “{question}”, which you asked in a group where I may not write. Let an "
        "admin allow it, or ask here."
    ),
    uncertain=(
        "The connection broke while the answer to “{question}” "
        "was sent. If you did not get it, press the button."
    ),
    asked="Question: {question}",
    rewritten="Understood as “{question}”",
    refused="I found no answer in the archive.",
    mentioned="The pages speak of it, but do not say so outright:",
    unsaid="The nearest article does not mention “{name}”.",
    instead="The nearest article does not mention “{name}”; it speaks of “{other}”.",
    nearest="The nearest passages:",
    alternatives="Other articles say:",
    confirming="{} more articles confirm it:",
    rephrased="In a model's words: ",
    other_sources="Other sources:",
    also_in="also in {}",
    passages="Passages:",
    more_passages="More passages on “{question}”:",
    no_more_passages="There are no more passages.",
    nothing="There is nothing to show.",
    untitled="(untitled)",
    whole="The whole paragraph",
    paragraph="paragraph {number}",
    day="{}-{:02}-{:02}",
    edition="page {}",
    headline="headline",
    article_gone="This article is no longer in the index.",
    button_article="📄 Article",
    button_sources="📚 Other sources",
    button_more="🔎 More passages",
    button_picture="🖼 Page",
    button_copy="📋 Copy quotation",
    button_cite="🔖 Cite",
    button_raw="Not what I meant",
    button_back="‹ Back",
    button_on="Next ›",
    button_resend="Send it again",
    button_link="🔗 Share",
    button_forget="Delete everything",
    button_ask="Ask in private",
    pressed_stale="This button is too old: its answer has been deleted. Please ask again.",
    pressed_elsewhere="Somebody else asked this. Please ask yourself.",
    pressed_not_allowed="Sorry, I answer only people on my list. Your id is {id}.",
    pressed_not_admin="Only admins can change this.",
    pressed_thanks="Thank you, noted.",
    picture_none="There is no picture of this paragraph: its file is gone, or what draws pages is not installed.",
    picture_unsent="The picture could not be sent; please try again later.",
    catalogue="{number} articles; open one by its number:",
    catalogue_empty="There are no articles in the index yet.",
    archives="Archives to ask; press one to change to it (in groups, admins may). A new topic begins then:",
    archive_line="{number}. {name}: {articles} articles",
    archive_chosen="You are asking “{name}” now.",
    archive_unknown="There is no archive of this name; /archive lists them.",
    settings_private=(
        "The language, and how sure I must be to answer (strict: fewer wrong answers, more refusals; "
        "loose: unsure answers too, more of them wrong):"
    ),
    settings_group=(
        "When I answer in this group, in which language, and how sure I must be (strict: fewer wrong answers, more "
        "refusals; loose: unsure answers too, more of them wrong). Admins may change it:"
    ),
    caution_loose="loose",
    caution_usual="usual",
    caution_strict="strict",
    mode_all="everything",
    mode_mention="mentions and replies",
    mode_command="commands alone",
    mode_all_private=(
        "Privacy mode is still on, so I do not see everything. Turn it off with /setprivacy at @BotFather and add me "
        "again, or make me an admin."
    ),
    only_admins="Only admins may do this.",
    only_private="Please do this in our private chat.",
    listed="Everybody in the group or channel {id} may ask me now.",
    unlisted="{id} is off the list.",
    listed_not="{id} is not on the list that /allow makes; what was listed at the start is changed there.",
    listed_all=(
        "Groups and channels added with /allow:\n{numbers}\nSend /allow in a group to add it; for a channel, send "
        "/allow ID here."
    ),
    listing_malformed="Send it in the group, or with the id of a group or channel: /allow -1001234567890",
    stats=(
        "The index has {articles} articles and {paragraphs} paragraphs. "
        "You got {answers} answers; {refusals} times I found none."
    ),
    stats_all=(
        "All users: {answers} answers, {refusals} refusals, 👍 {good}, 👎 {bad}, {comments} comments."
    ),
    feedback_usage="Please write it after the command, like this: /feedback the second source is wrong",
    feedback_thanks="Thank you, your comment is noted.",
    privacy=(
        "I keep your questions and my answers (so that buttons and follow-ups work after a restart), your votes and "
        "comments, for {days} days at most; messages themselves only until they are answered. All of it stays on the "
        "computer of my owner and goes to nobody. What is said in private never appears in a group.\n"
        "/forget deletes everything of yours at once."
    ),
    forget=(
        "Delete everything of yours: conversations everywhere, answers "
        "(their buttons stop working), votes and comments?"
    ),
    forgotten="{number} records deleted.",
    paired=(
        "You are the owner of this bot now. Send me .txt, .md, .jsonl, .pdf or .docx files "
        "to index them; /help explains."
    ),
    pairing_wait="This code is wrong. Please wait {seconds} s before the next try.",
    pairing_closed=(
        "The code is no longer good: too old, used, or tried too often. The bot prints a new one when it "
        "is started again."
    ),
    pairing_wrong="This code is wrong; send it as it was printed at the start.",
    document_type="I take .txt, .md, .jsonl, .pdf and .docx files, and pictures of pages (.png, .jpg, .tif) only.",
    document_size="This file is too big: {megabytes} MB at most.",
    document_known="I have “{name}” already.",
    document_taken="Got “{name}”, indexing it…",
    document_progress="Indexing “{name}”: {done} of {total} passages",
    document_indexed="“{name}” is in the index; ask away.",
    document_failed="“{name}” could not be indexed; try /reindex later.",
    document_unfetched=(
        "“{name}” could not be fetched from Telegram, so it was not taken. Please send it again, or a "
        "smaller file."
    ),
    document_aside=(
        "“{name}” could not be read in two tries (too big or too tangled) and was set aside; nothing "
        "else is affected. Send it again once it is smaller."
    ),
    document_unread=(
        "No articles could be read from “{name}”, so it was not added. Check its format and encoding."
    ),
    documents="Press one to take it out:",
    documents_none="No files have been sent in yet.",
    all_documents="all files",
    document_waits="“{name}” will be taken out in its turn; another file is being indexed.",
    document_removed="“{name}” has been taken out.",
    document_elsewhere="Files go into “{name}” alone: change to it with /archive, then send it again.",
    reindexing="Indexing everything again…",
    reindexed="Done: {number} files.",
    no_state="I have no folder for my state and cannot take files.",
    bundled_archive=(
        "This is the bundled example archive, which takes no files. "
        "Make an index of your own with baozhi index and start the bot with --index."
    ),
    backup_too_big=(
        "The backup has {megabytes} MB, more than the 50 MB that "
        "Telegram takes; copy the folders on the server."
    ),
    backup="Documents, state and index",
    login_missing="no Telegram bot token: get one from @BotFather and put it into the variable {variable}",
    login_malformed="malformed token in {variable}: it looks like DIGITS:LETTERS; copy it again",
    url_malformed=(
        "malformed address of the Bot API server: it looks like http://127.0.0.1:8081, "
        "without token, user name or query"
    ),
    entry_malformed=(
        "malformed entry “{entry}” in the allow-list: numeric ids or @names, separated by commas"
    ),
    login_rejected="the server {url} does not accept this token: copy it again from @BotFather",
    unreachable="cannot reach the Bot API server {url} ({reason}): check the network and the address",
    started="the bot @{name} has started",
    nobody_allowed=(
        "the allow-list is empty, so nobody gets an answer yet: add entries or open the bot to everybody; "
        "whoever is refused sees their id"
    ),
    pairing_used_up="too many wrong codes: the code is void; a restart of the bot prints a new one",
    pairing="no owner yet: send /start {code} to @{name} within {minutes} minutes to become the owner",
    stopped="the bot has stopped",
    dropped="{number} questions were left unanswered at the stop",
    polling_failed="cannot fetch messages ({reason}); next try in {seconds:.0f} s",
    not_confirmed="the last messages could not be confirmed ({reason}); a restart may answer them again",
)
