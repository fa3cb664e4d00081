"""Every failure a user can meet: one sentence that says what is wrong, one that says what to do.

Standard library only and Python 3.9, like everything at the bottom of the engine. A child also inherits the builtin
that it specialises, so that a caller may catch either.
"""

from __future__ import annotations

from typing import Optional


class CloudmaskError(Exception):
    """Root of all errors that are meant to be read by people.

    Args:
        sentence: What is wrong, without a full stop at the end.
        hint: What to do about it, without a full stop at the end; None where the sentence says it all.
    """

    kind = "failed"

    def __init__(self, sentence: str, hint: Optional[str] = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence}: {self.hint}" if self.hint else self.sentence


class SourceError(CloudmaskError, OSError):
    """A source that is missing, truncated or no raster."""

    kind = "source"

    def __str__(self) -> str:
        return CloudmaskError.__str__(self)


class BandsError(CloudmaskError, ValueError):
    """Bands that are not recognised, missing, or named wrongly by the user."""

    kind = "bands"


class RadiometryError(CloudmaskError, ValueError):
    """A level, offset or scale that cannot be known or contradicts the data."""

    kind = "radiometry"


class TargetError(CloudmaskError, OSError):
    """An output that exists, cannot be written, or is a source."""

    kind = "target"

    def __str__(self) -> str:
        return CloudmaskError.__str__(self)


class DownloadError(CloudmaskError, OSError):
    """A file that could not be fetched, or that is not the one that was wanted."""

    kind = "download"

    def __str__(self) -> str:
        return CloudmaskError.__str__(self)


class DiskFullError(TargetError):
    """No space left where an output is written."""

    kind = "disk-full"


class ModelError(CloudmaskError, ValueError):
    """A model that is unknown, or whose card or weights are wrong."""

    kind = "model"


class DeviceError(CloudmaskError, RuntimeError):
    """A device or precision that this machine does not offer."""

    kind = "device"


class OutOfMemoryError(CloudmaskError, MemoryError):
    """The device's memory does not hold what was asked of it."""

    kind = "out-of-memory"


class UsageError(CloudmaskError, ValueError):
    """Options that contradict each other or cannot be understood."""

    kind = "usage"


class CancelledError(CloudmaskError):
    """The run was cancelled; nothing of it is left."""

    kind = "cancelled"

    def __init__(self) -> None:
        super().__init__("cancelled")
