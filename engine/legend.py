"""What the codes of one run mean: the classes of cloud masks, or what the user has asked for in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from .classes import CLASSES, CLOUDS, MaskClass

OTHER = "other"
"""The class of what is not the only prompt."""

_COLOURS = (
    # The first seven are Okabe and Ito's (Color Universal Design, 2008) without black, which people with any colour
    # vision tell apart. Each of the others was chosen to be far in CIELAB from those before it, from grey, black and
    # white, and, at 1.6 times the distance, so simulated for red and green blindness (Machado et al. 2009).
    "#D55E00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#CC79A7", "#E69F00", "#0000F2",
    "#000059", "#496BF2", "#593600", "#9BF285", "#591B47", "#6300A6", "#97A65B", "#31593D",
    "#A60085", "#00F2AA", "#A65532", "#0049F2", "#8590F2", "#1B2159", "#CC0052", "#3DBECC",
    "#591B1B", "#0066CC", "#F29D49", "#660080", "#CC1400", "#70CC83", "#F26B49", "#000080",
)  # fmt: skip

_OPACITY = 0.6
"""As of clouds: the ground stays visible."""

_TAKEN = ("nodata", "no_data", "outside")
"""What tables and catalogues say beside the classes."""


@dataclass(frozen=True)
class Legend:
    """What the codes of a mask mean.

    Attributes:
        classes: The classes; each stands at the index of its code.
        prompts: What was asked for in words; empty where it is clouds.
    """

    classes: tuple[MaskClass, ...] = CLASSES
    prompts: tuple[str, ...] = ()

    @classmethod
    def of(cls, prompts: Sequence[str]) -> Legend:
        """The legend of a run with prompts.

        Args:
            prompts: As `prompts.check_prompts` returns them. With one prompt there are two classes, `other` and the
                prompt; with several, each of them is a class.
        """
        names = (OTHER, *prompts) if len(prompts) == 1 else tuple(prompts)
        return cls(open_classes(names), tuple(prompts))

    @property
    def clouds(self) -> tuple[MaskClass, ...]:
        """The classes that count as cloud; none where the user has named the classes."""
        return () if self.prompts else CLOUDS

    @property
    def machine_names(self) -> tuple[str, ...]:
        """A name for each class, for columns and catalogues: letters, digits, `_`, `-`, and not the name of another."""
        names: list[str] = []
        taken = set(_TAKEN)
        own = {each.name.casefold() for each in self.classes}
        for each in self.classes:
            plain = unicodedata.normalize("NFKD", each.name).encode("ascii", "ignore").decode()
            name = re.sub(r"[^0-9A-Za-z-]+", "_", plain).strip("_") or "class"
            while name.casefold() in taken or (name != each.name and name.casefold() in own):
                name = f"{name}_{each.code}"
            taken.add(name.casefold())
            names.append(name)
        return tuple(names)


CLOUD_LEGEND = Legend()
"""The legend of cloud masks."""


def open_classes(names: Sequence[str]) -> tuple[MaskClass, ...]:
    """Classes that are named in words: codes from 0 on, and colours that can be told apart.

    Args:
        names: Their names. `other` is transparent, as clear ground is in a cloud mask, and no other class is.
    """
    colours = iter(_COLOURS)
    return tuple(
        MaskClass(code, name, name, "#FFFFFF", 0.0)
        if name == OTHER
        else MaskClass(code, name, name, next(colours), _OPACITY)
        for code, name in enumerate(names)
    )
