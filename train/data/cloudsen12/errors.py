"""What can be wrong with a data set, told in one sentence."""

from __future__ import annotations

from engine.errors import CloudmaskError


class DataError(CloudmaskError, ValueError):
    """A data set, or a chip of it, that is missing, damaged or not what was asked for."""

    kind = "data"


class MissingError(DataError):
    """A file or an address at which there is nothing."""
