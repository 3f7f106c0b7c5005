"""How completions are drawn: the sampling parameters, and the seed of each completion."""

from __future__ import annotations

import hashlib

import msgspec

from rsgui.core.errors import BadInput


class SamplingParams(msgspec.Struct, frozen=True, kw_only=True):
    """What changes the distribution that completions are drawn from.

    The defaults are those of the RLHF book's reference code where it has one (temperature 0.8, top_p 0.95).
    `temperature` 0 is greedy decoding; `top_k` 0 and `min_p` 0.0 are off; `stop` strings end a completion and are
    not part of its text; `system_prompt` comes before prompts that have no system message of their own.
    """

    temperature: float = 0.8
    top_p: float = 0.95
    top_k: int = 0
    min_p: float = 0.0
    repetition_penalty: float = 1.0
    max_new_tokens: int = 256
    stop: tuple[str, ...] = ()
    system_prompt: str = ""

    def check(self) -> None:
        """Raises BadInput, naming the parameter, its value and its range."""
        ranges: dict[str, tuple[float, float, float]] = {
            "temperature": (self.temperature, 0.0, 10.0),
            "top_p": (self.top_p, 1e-6, 1.0),
            "top_k": (self.top_k, 0, 1_000_000),
            "min_p": (self.min_p, 0.0, 1.0),
            "repetition_penalty": (self.repetition_penalty, 0.01, 10.0),
            "max_new_tokens": (self.max_new_tokens, 1, 1_000_000),
        }
        for name, (value, least, most) in ranges.items():
            if not least <= value <= most:
                raise BadInput(
                    "{name} is {value:g}.",
                    "It has to be between {least:g} and {most:g}.",
                    name=name,
                    value=value,
                    least=least,
                    most=most,
                )
        if any(not text for text in self.stop):
            raise BadInput("One of the stop strings is empty.", "Remove it: it would end every completion at once.")


def completion_seed(run_seed: int, prompt_key: str, index: int) -> int:
    """The 63-bit seed of one completion.

    It depends on the run's seed, the prompt's content key and the completion's index alone, so that neither the
    order of work nor a pause changes what is drawn, and the same prompt gets the same seeds in every store.
    """
    digest = hashlib.blake2b(f"{run_seed}/{prompt_key}/{index}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
