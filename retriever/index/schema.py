"""The tables of an index: the one source of truth in its folder."""

#: Raised when the tables change; a folder with a higher number was written by a newer version.
FORMAT = 4

#: Raised when the same file would be read into other articles, passages or tokens than before: sources
#: indexed under a lower number count as changed.
CONTENT = 5

#: Marks the file as ours among SQLite files ("BZHI").
APPLICATION_ID = 0x425A4849

#: Only spaces part the tokens of a full-text table.
FULL_TEXT = """tokenize = "ascii tokenchars '!""#$%&''()*+,-./:;<=>?@[\\]^_`{|}~'" """

TABLES = f"""
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    content INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    added TEXT NOT NULL
);

CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source ON DELETE CASCADE,
    key TEXT NOT NULL,
    record TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT, kicker TEXT, subtitle TEXT, byline TEXT, dateline TEXT,
    date TEXT, newspaper TEXT, page TEXT, edition TEXT, section TEXT
);
CREATE INDEX article_source ON article (source);
CREATE INDEX article_key ON article (key);

-- The paragraphs of an article, numbered from 0, and the lines of its head, numbered from -1 down.
CREATE TABLE line (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number INTEGER NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    runs TEXT NOT NULL,
    PRIMARY KEY (article, number)
) WITHOUT ROWID;

CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    paragraph INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX passage_article ON passage (article);
CREATE INDEX passage_hash ON passage (hash);

-- Vectors by what was embedded, so that nothing is embedded twice.
CREATE TABLE vector (hash TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;

-- Tokens between spaces, as retriever/tokens.py cuts them.
CREATE VIRTUAL TABLE words USING fts5 (context, body, {FULL_TEXT});
CREATE VIRTUAL TABLE grams USING fts5 (context, body, {FULL_TEXT});

-- How many passages hold each token, and how many passages and tokens there are: what BM25 weighs by.
CREATE TABLE words_count (token TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE grams_count (token TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE size (name TEXT PRIMARY KEY, passages INTEGER NOT NULL, tokens INTEGER NOT NULL) WITHOUT ROWID;
"""
