"""What groups findings is an issue: the table of faults becomes the table of issues."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ARTIFACTS = {"audit/fault-services": "audit/issue-services"}
_KEYS = {"faults": "issues", "fault": "issue"}


def _rename(artifacts: dict[str, str], keys: dict[str, str]) -> None:
    """Give artifacts and the keys of the stages' summaries their other names."""
    connection = op.get_bind()
    for old, new in artifacts.items():
        connection.execute(
            sa.text("UPDATE artifact SET name = :new WHERE name = :old"), {"old": old, "new": new}
        )
    rows = connection.execute(sa.text("SELECT run, name, summary FROM stage")).all()
    for run, name, summary in rows:
        values = json.loads(summary or "{}")
        renamed = {keys.get(key, key): value for key, value in values.items()}
        if renamed != values:
            connection.execute(
                sa.text("UPDATE stage SET summary = :s WHERE run = :run AND name = :name"),
                {"s": json.dumps(renamed), "run": run, "name": name},
            )


def upgrade() -> None:
    """Rename the table, the artifacts and the counts."""
    op.rename_table("fault", "issue")
    _rename(_ARTIFACTS, _KEYS)


def downgrade() -> None:
    """Undo it."""
    op.rename_table("issue", "fault")
    _rename({b: a for a, b in _ARTIFACTS.items()}, {b: a for a, b in _KEYS.items()})
