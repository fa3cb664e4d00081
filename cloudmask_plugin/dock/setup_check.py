"""What the engine's examination of itself means: does it run, and on which device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, List, Mapping, Optional

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine import protocol
from .. import settings
from ..failure import Failure
from ..translate import tr
from .asking import Asking

if TYPE_CHECKING:
    from ..worker.client import WorkerClient

AUTO = "auto"
CPU = "cpu"
HIDDEN_CARDS = {"CUDA_VISIBLE_DEVICES": "-1", "HIP_VISIBLE_DEVICES": "-1"}
"""An environment in which torch sees no graphics card, for where one takes the whole engine down."""

CARD_FAILURES = ("crash", "device", "out-of-memory")
"""Kinds of failures that a graphics card may be the cause of."""


@dataclass(frozen=True)
class Verdict:
    """What an examination has come to.

    Attributes:
        failure: Why the engine cannot be used; None where it can.
        device: That is to be chosen in place of the present one; None where that may stay.
        note: A sentence for the person, where there is something to say though all works.
        title: What people call the device that computes.
    """

    failure: Optional[Failure] = None
    device: Optional[str] = None
    note: str = ""
    title: str = ""


class Check(QObject):
    """Starts the engine anew and has it examine itself: it runs a model on every device.

    Args:
        client: Of the engine.
        parent: Who wants to know.
    """

    judged = pyqtSignal(object)
    """`Verdict`."""

    def __init__(self, client: WorkerClient, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._asking = Asking(client, self)
        self._card: Optional[str] = None
        self._with_cards: Optional[Failure] = None
        self._asking.answered.connect(self._on_answer)
        self._asking.failed.connect(self._on_failure)

    @property
    def pending(self) -> bool:
        """Whether the verdict is still to come."""
        return self._asking.pending

    def start(self, card: Optional[str] = None) -> None:
        """Asks.

        Args:
            card: Title of the graphics card that an environment was just made for, or "" for none; None where none was
                just made.
        """
        self._card = card
        self._ask(None)

    def stop(self) -> None:
        """Wants no verdict any more."""
        self._asking.stop()

    def _ask(self, failure: Optional[Failure]) -> None:
        """Asks; where there was a failure, with the graphics cards hidden."""
        self._with_cards = failure
        self._client.restart()
        self._asking.ask(protocol.DoctorRequest(id=""), {} if failure is None else HIDDEN_CARDS)

    def _on_answer(self, document: Mapping[str, Any]) -> None:
        former, self._with_cards = self._with_cards, None
        if former is None:
            self.judged.emit(judge(document, settings.load_options().device, self._card))
            return
        self._client.restart()  # the next one sees the cards again
        verdict = judge(document, CPU)
        self.judged.emit(verdict if verdict.failure is not None else without_cards(former, verdict.title))

    def _on_failure(self, failure: Failure) -> None:
        former, self._with_cards = self._with_cards, None
        if former is None and failure.kind in CARD_FAILURES:
            self._ask(failure)
            return
        if former is not None:
            self._client.restart()
        self.judged.emit(Verdict(failure=former or failure))


def judge(document: Mapping[str, Any], device: str, card: Optional[str] = None) -> Verdict:
    """What an examination means.

    Args:
        document: Of `doctor`: each device has run a model, and what came out was held against the processor's.
        device: That masks are made on so far, `auto` or a name.
        card: Title of the graphics card that the environment was just made for, if any.
    """
    devices = list(document.get("devices") or [])
    of_cards = {str(each["problem"]) for each in devices if each.get("problem") and each["device"] != CPU}
    rest = [str(each) for each in document.get("problems") or [] if str(each) not in of_cards]
    if rest:
        return Verdict(failure=_failure(document, rest))
    if card and device == CPU:
        device = AUTO  # somebody wants it to compute on the card
    working = [each for each in devices if not each.get("problem")]
    used = next((each for each in devices if device in (AUTO, each["device"])), None)
    if used is None or not working:
        return Verdict(device=AUTO, title=str(working[0]["title"]) if working else "")
    if used.get("problem"):
        other = working[0]
        return Verdict(device=str(other["device"]), note=_note(used, other), title=str(other["title"]))
    note = ""
    if card and all(each["device"] == CPU for each in devices):
        sentence = tr("The engine does not find {title}, so the processor is used; a newer driver may help.")
        note = sentence.format(title=card)
    return Verdict(device=device, note=note, title=str(used["title"]))


def without_cards(failure: Failure, title: str) -> Verdict:
    """The verdict where the engine runs only with the graphics cards hidden.

    Args:
        failure: What happens with them.
        title: What people call the processor.
    """
    sentence = tr("With the graphics card {reason}, so the processor is used.")
    return Verdict(device=CPU, note=sentence.format(reason=failure.sentence.rstrip(".")), title=title)


def _note(used: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    agreement = used.get("agreement")
    if agreement is None:
        sentence = tr("{title} does not run the model, so {other} is used ({reason}).")
    else:
        sentence = tr("{title} gives another mask than the processor on {percent} % of pixels, so {other} is used.")
    return sentence.format(
        title=used["title"],
        percent=max(1, round(100 * (1 - (agreement or 0)))),
        other=tr("the processor") if other["device"] == CPU else other["title"],
        reason=str(used["problem"]).partition(": ")[2].rstrip("."),
    )


def _failure(document: Mapping[str, Any], problems: List[str]) -> Failure:
    missing = [name for name in document.get("packages") or {} if f"{name} is not installed" in problems]
    detail = "\n".join(problems)
    if not missing:
        return Failure("environment", problems[0], tr("set the engine up again, or choose another Python"), detail)
    python = str(document.get("executable") or "python")
    sentence = tr("the Python at '{path}' lacks {names}").format(path=python, names=", ".join(missing))
    hint = tr("let the engine be set up automatically, or install these packages into that Python")
    return Failure("environment", sentence, hint, f"{detail}\n\n{python} -m pip install {' '.join(missing)}")
