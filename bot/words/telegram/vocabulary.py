"""Everything the bot says, by name.

Fields in braces are filled with ``str.format``; they are named where they are used.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """Everything the bot says: to the asker, in the menu, to its owner."""

    # to the asker
    welcome: str
    welcome_try: str  # above questions to press
    welcome_help: str  # where there are none
    help: str
    help_example: str  # {question}
    help_group: str  # {name}
    hello_group: str  # {name}
    help_admin: str
    usage: str  # {question}
    usage_question: str
    not_allowed: str  # {id}
    not_allowed_group: str  # {id}, {chat}
    not_allowed_inline: str
    only_text: str
    unknown_command: str
    too_many: str
    over_budget: str  # {seconds}
    failed: str
    stopping: str
    placeholder: str
    undelivered: str
    undelivered_group: str  # {question}
    uncertain: str  # {question}
    # in an answer
    asked: str  # {question}
    rewritten: str  # {question}
    refused: str
    mentioned: str
    unsaid: str  # {name}
    instead: str  # {name}, {other}
    nearest: str
    alternatives: str
    confirming: str  # how many
    rephrased: str
    other_sources: str
    also_in: str
    passages: str
    more_passages: str  # {question}
    no_more_passages: str
    nothing: str
    untitled: str
    whole: str
    paragraph: str  # {number}
    day: str
    edition: str
    headline: str
    article_gone: str
    # buttons, and what is said when they are pressed
    button_article: str
    button_sources: str
    button_more: str
    button_picture: str
    button_copy: str
    button_cite: str
    button_raw: str
    button_back: str
    button_on: str
    button_resend: str
    button_link: str
    button_forget: str
    button_ask: str
    pressed_stale: str
    pressed_elsewhere: str
    pressed_not_allowed: str
    pressed_not_admin: str
    pressed_thanks: str
    # commands
    picture_none: str
    picture_unsent: str
    catalogue: str  # {number}
    catalogue_empty: str
    archives: str
    archive_line: str  # {number}, {name}, {articles}
    archive_chosen: str  # {name}
    archive_unknown: str
    settings_private: str
    settings_group: str
    mode_all: str
    mode_mention: str
    mode_command: str
    mode_all_private: str
    caution_loose: str
    caution_usual: str
    caution_strict: str
    only_admins: str
    only_private: str
    listed: str  # {id}
    unlisted: str  # {id}
    listed_not: str  # {id}
    listed_all: str  # {numbers}
    listing_malformed: str
    stats: str  # {articles}, {paragraphs}, {answers}, {refusals}
    stats_all: str  # {answers}, {refusals}, {good}, {bad}, {comments}
    feedback_usage: str
    feedback_thanks: str
    privacy: str  # {days}
    forget: str
    forgotten: str  # {number}
    paired: str
    pairing_wait: str  # {seconds}
    pairing_closed: str
    pairing_wrong: str
    # documents
    document_type: str
    document_size: str  # {megabytes}
    document_known: str  # {name}
    document_taken: str  # {name}
    document_progress: str  # {name}, {done}, {total}
    document_indexed: str  # {name}
    document_failed: str  # {name}
    document_unfetched: str  # {name}
    document_aside: str  # {name}
    document_unread: str  # {name}
    documents: str
    documents_none: str
    all_documents: str
    document_waits: str  # {name}
    document_removed: str  # {name}
    document_elsewhere: str  # {name}
    reindexing: str
    reindexed: str  # {number}
    no_state: str
    bundled_archive: str
    backup_too_big: str  # {megabytes}
    backup: str
    # to the owner, in the log and as error messages
    login_missing: str  # {variable}
    login_malformed: str  # {variable}
    url_malformed: str
    entry_malformed: str  # {entry}
    login_rejected: str  # {url}
    unreachable: str  # {url}, {reason}
    started: str  # {name}
    nobody_allowed: str
    pairing_used_up: str
    pairing: str  # {name}, {code}, {minutes}
    stopped: str
    dropped: str  # {number}
    polling_failed: str  # {reason}, {seconds}
    not_confirmed: str  # {reason}
