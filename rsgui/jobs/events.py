"""What the runner tells its listeners."""

from __future__ import annotations

import msgspec

from rsgui.core.entities import JobRecord


class JobProgress(msgspec.Struct, frozen=True):
    """How far a running job is. At most ten a second for each job."""

    job: int
    done: int
    total: int  # 0: not known yet
    rate: float = 0.0  # `unit` per second over the last seconds; 0.0: not known yet
    unit: str = ""  # "tokens", "completions", "prompts" ...
    seconds_left: float | None = None
    note: str = ""  # what is being done, in words


class JobChanged(msgspec.Struct, frozen=True):
    """The job has another state, or is new."""

    record: JobRecord


JobEvent = JobProgress | JobChanged
