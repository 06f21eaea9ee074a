"""The first schema.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "artifact",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("facts", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("run", "name"),
    )
    op.create_table(
        "blob",
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("codec", sa.String(length=8), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hash"),
    )
    op.create_table(
        "document",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("facts", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("run", "url"),
    )
    op.create_table(
        "fault",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("where_sample", sa.Text(), nullable=False),
        sa.Column("page_sample", sa.Text(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("severity", sa.String(length=10), nullable=False),
        sa.Column("certainty", sa.String(length=15), nullable=False),
        sa.Column("priority_low", sa.Float(), nullable=False),
        sa.Column("priority_high", sa.Float(), nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("run", "id"),
    )
    op.create_table(
        "page",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("error", sa.String(length=20), server_default="", nullable=False),
        sa.Column("content_type", sa.Text(), server_default="", nullable=False),
        sa.Column("headers", sa.Text(), server_default="{}", nullable=False),
        sa.Column("location", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), server_default="0", nullable=False),
        sa.Column("seconds", sa.Float(), server_default="0", nullable=False),
        sa.Column("fetched", sa.String(length=32), server_default="", nullable=False),
        sa.Column("found_by", sa.String(length=10), server_default="link", nullable=False),
        sa.Column("referrer", sa.Text(), server_default="", nullable=False),
        sa.Column("in_sitemap", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("body", sa.String(length=32), server_default="", nullable=False),
        sa.Column("links", sa.String(length=32), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("run", "url"),
    )
    op.create_table(
        "result",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("facts", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("run", "url"),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("command", sa.String(length=20), nullable=False),
        sa.Column("started", sa.String(length=32), nullable=False),
        sa.Column("finished", sa.String(length=32), server_default="", nullable=False),
        sa.Column("version", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "skipped",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("referrer", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("run", "url"),
    )
    op.create_table(
        "stage",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("started", sa.String(length=32), nullable=False),
        sa.Column("finished", sa.String(length=32), server_default="", nullable=False),
        sa.Column("seconds", sa.Float(), server_default="0", nullable=False),
        sa.Column("key", sa.String(length=64), server_default="", nullable=False),
        sa.Column("summary", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("run", "name"),
    )
    op.create_table(
        "visit",
        sa.Column("run", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("facts", sa.String(length=32), server_default="", nullable=False),
        sa.Column("phone_shot", sa.String(length=32), server_default="", nullable=False),
        sa.Column("desktop_shot", sa.String(length=32), server_default="", nullable=False),
        sa.Column("seconds", sa.Float(), server_default="0", nullable=False),
        sa.Column("visited", sa.String(length=32), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("run", "url"),
    )


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("visit")
    op.drop_table("stage")
    op.drop_table("skipped")
    op.drop_table("run")
    op.drop_table("result")
    op.drop_table("page")
    op.drop_table("fault")
    op.drop_table("document")
    op.drop_table("blob")
    op.drop_table("artifact")
