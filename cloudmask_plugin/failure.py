"""What went wrong, as it is told to people: one sentence, and one that says what to do."""

from __future__ import annotations

from dataclasses import dataclass, field

CANCELLED = "cancelled"


@dataclass(frozen=True)
class Failure:
    """A failure of the engine or of the plugin.

    Attributes:
        kind: That of the engine (`engine.errors`, `engine.protocol.Error`), or the plugin's own: `start` where the
            worker does not start, `crash` where it ends in the middle, `layer` where a layer cannot be read by it.
        sentence: What is wrong, without a full stop, in the person's language where the plugin says it.
        hint: What to do about it, likewise; or nothing.
        detail: For a bug report, of several lines; never shown by itself.
    """

    kind: str
    sentence: str
    hint: str = ""
    detail: str = field(default="", repr=False)

    @property
    def cancelled(self) -> bool:
        """Whether the person wanted it so."""
        return self.kind == CANCELLED

    @property
    def lacks_engine(self) -> bool:
        """Whether a working Python for the engine would cure it."""
        return self.kind in ("environment", "start")

    @property
    def text(self) -> str:
        """Both sentences, with capitals and full stops."""
        return " ".join(part[0].upper() + part[1:].rstrip(".") + "." for part in (self.sentence, self.hint) if part)


class FailureError(Exception):
    """Carries a failure to who can show it.

    Args:
        failure: What went wrong.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.text)
        self.failure = failure
