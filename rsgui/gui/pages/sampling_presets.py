"""Published sampling parameters with their source: what they fill in, and what they leave open."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from rsgui.core.presets import PRESETS, Preset
from rsgui.core.sampling import SamplingParams
from rsgui.core.texts import later, number, tr
from rsgui.gui.fields import FormRow
from rsgui.gui.widgets import column, label

DEFAULT_N = 8
_DEFAULT, _OWN = "default", "own"
_DEFAULT_WORDS = later("Temperature and top p of the RLHF book's reference code, without a limit on k.")
_OWN_WORDS = later("As the fields say.")
_TIP = later(
    "What papers and the RLHF book sampled with. It fills in the fields below and the number "
    "of completions; you may change them afterwards."
)


def _published() -> dict[str, Preset]:
    """By name; recipes of one source that sample alike are one here."""
    found: dict[str, Preset] = {}
    for preset in PRESETS:
        found.setdefault(preset.name.partition(",")[0], preset)
    return found


PUBLISHED = _published()


def filled(preset: Preset, sampling: SamplingParams) -> tuple[SamplingParams, int]:
    """The sampling with what the preset says put in, and its number of completions; of a range its lower end.

    What the source does not say stays as it is.
    """
    known: dict[str, float | int] = {}
    if preset.temperature is not None:
        known["temperature"] = preset.temperature[0]
    if preset.top_p is not None:
        known["top_p"] = preset.top_p
    if preset.top_k is not None:
        known["top_k"] = preset.top_k
    return msgspec.structs.replace(sampling, **known), preset.completions[0]


def agrees(preset: Preset, sampling: SamplingParams, n: int) -> bool:
    """Whether these are within what the preset's source says."""
    least, most = preset.temperature or (sampling.temperature, sampling.temperature)
    return (
        preset.completions[0] <= n <= preset.completions[1]
        and least <= sampling.temperature <= most
        and preset.top_p in (None, sampling.top_p)
        and preset.top_k in (None, sampling.top_k)
    )


def words(preset: Preset) -> str:
    """What the source says, what it leaves open, and where it stands."""
    says = [tr("{count} completions of each prompt", count=_range(*preset.completions))]
    open_ones = []
    for name, value in (
        (tr("temperature"), preset.temperature),
        (tr("top p"), preset.top_p),
        (tr("top k"), preset.top_k),
    ):
        if value is None:
            open_ones.append(name)
        else:
            says.append(f"{name} {_range(*value) if isinstance(value, tuple) else number(value, 'g')}")
    left = " " + tr("It does not tell: {names}.", names=", ".join(open_ones)) if open_ones else ""
    return f"{', '.join(says)}.{left}\n{tr('Source: {source}', source=preset.source)}"


def _range(least: float, most: float) -> str:
    return number(least, "g") if least == most else tr("{least:g} to {most:g}", least=least, most=most)


class PresetPicker(QWidget):
    """A list of presets, with the source of the chosen one below."""

    chosen = Signal(object, int)
    """SamplingParams and the number of completions that a person picked."""

    def __init__(self) -> None:
        super().__init__()
        self._sampling, self._n = SamplingParams(), DEFAULT_N
        self.list = QComboBox()
        self.list.addItem(tr("Default"), _DEFAULT)
        for name in PUBLISHED:
            self.list.addItem(name, name)
        self.list.addItem(tr("Own values"), _OWN)
        self._words = label("", "caption", wrap=True, selectable=True)
        self.setLayout(column(FormRow(tr("Preset"), self.list, tr(_TIP)), self._words, spacing=4))
        self.list.activated.connect(lambda _: self._pick())
        self._say()

    def follow(self, sampling: SamplingParams, n: int) -> None:
        """The fields say this now: a preset stays chosen while they are within what its source says."""
        self._sampling, self._n = sampling, n
        if not self._agrees(self.list.currentData()):
            telling = [name for name, preset in PUBLISHED.items() if preset.temperature is not None]
            exact = [name for name in telling if self._fill(name) == (sampling, n)]
            exact[:0] = [_DEFAULT] if self._agrees(_DEFAULT) else []
            self.list.setCurrentIndex(self.list.findData(exact[0] if exact else _OWN))
        self._say()

    def _agrees(self, name: str) -> bool:
        if name == _OWN:
            return False
        if name == _DEFAULT:
            return self._fill(name)[0] == self._sampling
        return agrees(PUBLISHED[name], self._sampling, self._n)

    def _fill(self, name: str) -> tuple[SamplingParams, int]:
        if name != _DEFAULT:
            return filled(PUBLISHED[name], self._sampling)
        usual = SamplingParams()
        drawn = {key: getattr(usual, key) for key in ("temperature", "top_p", "top_k", "min_p", "repetition_penalty")}
        return msgspec.structs.replace(self._sampling, **drawn), DEFAULT_N

    def _pick(self) -> None:
        name = self.list.currentData()
        self._say()
        if name != _OWN:
            self.chosen.emit(*self._fill(name))

    def _say(self) -> None:
        name = self.list.currentData()
        text = {_DEFAULT: tr(_DEFAULT_WORDS), _OWN: tr(_OWN_WORDS)}.get(name)
        self._words.setText(text or words(PUBLISHED[name]))
