"""The job that has a trained adapter written in another form."""

from __future__ import annotations

from rsgui.core import wire
from rsgui.core.texts import later, tr
from rsgui.jobs import curating, specs, train
from rsgui.jobs.context import Context
from rsgui.jobs.engine_client import Items
from rsgui.store import rounds


def run(context: Context, spec: specs.ExportAdapterJob) -> str:
    """Has it written; from the start where an earlier try was interrupted."""
    with context.store.read() as s:
        adapter = rounds.adapter(s, spec.adapter)
    folder = train.check_files(adapter)
    context.meter.start(0, 0, later("files"))
    template = curating.template(context.store, adapter.selection)
    request = wire.ExportAdapter(0, adapter.base, str(folder), spec.form, spec.path, template)

    def keep(items: Items) -> None:
        """Nothing comes but the result."""

    result = context.request(request, keep)
    assert isinstance(result, wire.Exported)
    return tr("{name} is in {folder}, {size:,.1f} MB.", name=adapter.name, folder=result.path, size=result.size / 1e6)
