"""Alembic's entry point; the connection is handed over by `crawler.store.migrate`."""

from alembic import context

from crawler.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
