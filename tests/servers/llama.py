"""llama-cpp-python's own server with the embedded model, on a free port, which it prints: a program of its own.

The weights are not repacked, which crashes on some processors.
"""

from __future__ import annotations

import socket
import sys
from typing import Any

import uvicorn
from llama_cpp import llama_cpp
from llama_cpp.server.app import create_app
from llama_cpp.server.settings import ModelSettings, ServerSettings

from rsgui import paths
from rsgui.core.entities import EMBEDDED_MODEL

NAME = "smollm2"
_params = llama_cpp.llama_model_default_params


def without_repacking() -> Any:
    params = _params()
    params.use_extra_bufts = False
    return params


def main(context: int, key: str, logits: bool) -> None:
    llama_cpp.llama_model_default_params = without_repacking
    settings = ModelSettings(
        model=str(paths.model_path(EMBEDDED_MODEL)),
        model_alias=NAME,
        n_ctx=context,
        n_threads=1,
        n_threads_batch=1,
        logits_all=logits,  # without them it knows no log-probabilities, and says so with an error
        verbose=False,
    )
    app = create_app(server_settings=ServerSettings(api_key=key or None), model_settings=[settings])
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        place.listen()  # who comes before the server accepts is kept waiting
        print(place.getsockname()[1], flush=True)  # noqa: T201
        uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[place])


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], bool(sys.argv[3:]))
