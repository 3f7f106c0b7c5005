"""llama.cpp's own server as a child process: a line of JSON in, the number of tokens that were made out."""

from __future__ import annotations

import json
import os
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from typing import Any

SLOTS = 32


def main(path: str) -> None:
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = path
    params.n_parallel = SLOTS
    params.n_ctx = SLOTS * 512
    params.n_threads_http = SLOTS + 2
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = len(os.sched_getaffinity(0))
    server = xllamacpp.Server(params)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    with ThreadPoolExecutor(SLOTS) as pool:
        for line in sys.stdin:
            job = json.loads(line)
            requests = [(prompt, seed, job["most"]) for prompt in job["prompts"] for seed in range(job["n"])]
            tokens = sum(pool.map(lambda request: complete(server.listening_address, *request), requests))
            sys.stdout.write(f"{tokens}\n")
            sys.stdout.flush()


def complete(address: str, prompt: list[int], seed: int, most: int) -> int:
    """One completion; its tokens, the end token among them."""
    body: dict[str, Any] = {
        "prompt": prompt,
        "n_predict": most,
        "temperature": 0.8,
        "top_p": 0.95,
        "samplers": ["temperature", "top_p"],
        "seed": seed,
        "cache_prompt": True,
    }
    request = urllib.request.Request(
        f"{address}/completion", json.dumps(body).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as reply:
        return int(json.load(reply)["tokens_predicted"])


if __name__ == "__main__":
    main(sys.argv[1])
