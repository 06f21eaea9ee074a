"""Alembic's entry point; the connection is handed over by `signpost.workspace.migrate`."""

from alembic import context

from signpost.workspace.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite can; Alembic takes it for a database that cannot
)
with context.begin_transaction():
    context.run_migrations()
