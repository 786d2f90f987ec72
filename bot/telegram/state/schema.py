"""The tables, as the steps that lead to them: a file is brought up to date by the steps it has not seen."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """
        CREATE TABLE pending (        -- updates that were taken over; those that are done keep their number alone
            id INTEGER PRIMARY KEY,
            chat INTEGER, person INTEGER,
            data TEXT,                -- the update as JSON
            status TEXT NOT NULL,     -- waiting, answered, sending, done
            answer TEXT,              -- the stored answer that is to be sent
            sent INTEGER NOT NULL DEFAULT 0,    -- messages of it that have arrived
            placeholder INTEGER,      -- the message that is to become the answer
            tries INTEGER NOT NULL DEFAULT 0,
            at REAL NOT NULL
        )
        """,
        "CREATE INDEX pending_open ON pending (id) WHERE status != 'done'",
        """
        CREATE TABLE conversation (
            chat INTEGER, topic INTEGER, person INTEGER, state TEXT NOT NULL, at REAL NOT NULL,
            PRIMARY KEY (chat, topic, person)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE answer (
            id TEXT PRIMARY KEY, chat INTEGER NOT NULL, topic INTEGER NOT NULL, person INTEGER NOT NULL,
            kind TEXT NOT NULL, at REAL NOT NULL, data TEXT NOT NULL
        )
        """,
        "CREATE INDEX answer_person ON answer (person, kind)",
        "CREATE INDEX answer_kind ON answer (kind)",
        "CREATE INDEX answer_at ON answer (at)",
        "CREATE INDEX pending_at ON pending (at)",
        """
        CREATE TABLE feedback (
            answer TEXT, person INTEGER NOT NULL, vote INTEGER, text TEXT, at REAL NOT NULL,
            UNIQUE (answer, person)
        )
        """,
        "CREATE TABLE chat (id INTEGER PRIMARY KEY, mode TEXT, language TEXT)",
        "CREATE TABLE person (id INTEGER PRIMARY KEY, role TEXT NOT NULL, at REAL NOT NULL)",
        """
        CREATE TABLE document (
            hash TEXT PRIMARY KEY, name TEXT NOT NULL, bytes INTEGER NOT NULL, person INTEGER NOT NULL,
            message INTEGER NOT NULL, -- the one that shows how far it is
            status TEXT NOT NULL,     -- new, indexed
            at REAL NOT NULL
        )
        """,
    ),
    (
        "ALTER TABLE document ADD COLUMN tries INTEGER NOT NULL DEFAULT 0",  # begun and not ended well
        "ALTER TABLE answer ADD COLUMN state TEXT",  # of its conversation, after it
        "ALTER TABLE chat ADD COLUMN spoken TEXT",  # the language of the person's own program
        """
        CREATE TABLE shown (          -- the messages that show an answer, so that a reply to one continues it
            chat INTEGER, message INTEGER, answer TEXT NOT NULL, PRIMARY KEY (chat, message)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX shown_answer ON shown (answer)",
        """
        CREATE TRIGGER answer_gone AFTER DELETE ON answer BEGIN
            DELETE FROM shown WHERE answer = OLD.id;
        END
        """,
        "CREATE TABLE name (name TEXT PRIMARY KEY, id INTEGER NOT NULL, at REAL NOT NULL)",  # who bears it
        "CREATE TABLE moved (new INTEGER PRIMARY KEY, old INTEGER NOT NULL)",  # groups under another number
        "CREATE TABLE clock (id INTEGER PRIMARY KEY CHECK (id = 1), seen REAL NOT NULL)",
    ),
    ("ALTER TABLE document ADD COLUMN asks INTEGER",),  # the update that brought it, where its caption asks
    ("ALTER TABLE chat ADD COLUMN caution TEXT",),  # how sure an answer must be
    (
        "ALTER TABLE chat ADD COLUMN archive TEXT",  # the name of the one that it asks
        "ALTER TABLE answer ADD COLUMN archive TEXT",  # the name of the one that gave it
    ),
    ("ALTER TABLE answer ADD COLUMN next TEXT",),  # questions to go on with, as JSON
    (
        # groups and channels that an admin let in
        "CREATE TABLE listed (chat INTEGER PRIMARY KEY, person INTEGER NOT NULL, at REAL NOT NULL)",
    ),
)
