"""The tables. Changing one means adding a migration beside `migrations/versions/`.

What is known of a page in one run is a short row that names content-addressed blobs, so that an
unchanged page costs a row a week and not its body, links, visit and findings again
(docs/decisions/0001-facts-as-blobs.md).
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

# The newest migration; a workspace that says anything later was made by a newer Signpost.
HEAD = "0002"

metadata = MetaData()

runs = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("site", Text, nullable=False),
    Column("command", String(20), nullable=False),
    Column("started", String(32), nullable=False),
    Column("finished", String(32), nullable=False, server_default=""),
    Column("version", String(32), nullable=False),
)

stages = Table(
    "stage",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("name", String(20), primary_key=True),
    Column("started", String(32), nullable=False),
    Column("finished", String(32), nullable=False, server_default=""),
    Column("seconds", Float, nullable=False, server_default="0"),
    Column("key", String(64), nullable=False, server_default=""),
    Column("summary", Text, nullable=False, server_default="{}"),
)

blobs = Table(
    "blob",
    metadata,
    Column("hash", String(32), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("codec", String(8), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

pages = Table(
    "page",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("status", Integer),
    Column("error", String(20), nullable=False, server_default=""),
    Column("content_type", Text, nullable=False, server_default=""),
    Column("headers", Text, nullable=False, server_default="{}"),
    Column("location", Text, nullable=False, server_default=""),
    Column("title", Text, nullable=False, server_default=""),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("seconds", Float, nullable=False, server_default="0"),
    Column("fetched", String(32), nullable=False, server_default=""),
    Column("found_by", String(10), nullable=False, server_default="link"),
    Column("referrer", Text, nullable=False, server_default=""),
    Column("in_sitemap", Boolean, nullable=False, server_default="0"),
    Column("body", String(32), nullable=False, server_default=""),
    Column("links", String(32), nullable=False, server_default=""),
)

skipped = Table(
    "skipped",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("reason", String(20), nullable=False),
    Column("referrer", Text, nullable=False, server_default=""),
)

documents = Table(
    "document",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("facts", String(32), nullable=False),
)

visits = Table(
    "visit",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("state", String(20), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("facts", String(32), nullable=False, server_default=""),
    Column("phone_shot", String(32), nullable=False, server_default=""),
    Column("desktop_shot", String(32), nullable=False, server_default=""),
    Column("seconds", Float, nullable=False, server_default="0"),
    Column("visited", String(32), nullable=False, server_default=""),
)

# What audit found of one page (url) or of the site as a whole (url = "").
results = Table(
    "result",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("url", Text, primary_key=True),
    Column("facts", String(32), nullable=False),
)

issues = Table(
    "issue",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), primary_key=True),
    Column("rule", Text, nullable=False),
    Column("where_sample", Text, nullable=False),
    Column("page_sample", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("severity", String(10), nullable=False),
    Column("certainty", String(15), nullable=False),
    Column("priority_low", Float, nullable=False),
    Column("priority_high", Float, nullable=False),
    Column("owner", Text, nullable=False, server_default=""),
    Column("message", Text, nullable=False),
)

# Anything else that one room writes for another, by name ("search/benchmark", "audit/rules").
artifacts = Table(
    "artifact",
    metadata,
    Column("run", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("facts", String(32), nullable=False),
)
