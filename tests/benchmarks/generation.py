"""Generation: tokens per second beside what a user would run instead, and what the application around it costs.

Run it with `make bench SUBJECT=generation`. `python -m tests.benchmarks.generation long llama` runs some workloads
alone; RSGUI_BENCH_PROMPTS=8 takes fewer prompts, for a trial whose figures mean little.
"""

from __future__ import annotations

import sys

import rsgui.engine  # noqa: F401 -- says how threads wait, which has to be said before torch is there
from tests.benchmarks.generators import with_application, with_llama, with_transformers

WORKLOADS = {
    "mixed": with_transformers.mixed,
    "continuous": with_transformers.continuous,
    "tuned": with_transformers.tuned,
    "long": with_transformers.long,
    "llama": with_llama.one_after_the_other,
    "server": with_llama.server,
    "application": with_application.whole,
    "commit": with_application.commit,
}


def main(names: list[str]) -> None:
    unknown = sorted(set(names) - set(WORKLOADS))
    if unknown:
        sys.exit(f"There is no workload {', '.join(unknown)}; there are {', '.join(WORKLOADS)}.")
    for name in names or WORKLOADS:
        WORKLOADS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
