"""Run by rsgui.store.migrate, which brings the connection and the transaction. Logging is the application's alone."""

from alembic import context
from rsgui.store.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
)
context.run_migrations()
