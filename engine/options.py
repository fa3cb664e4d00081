"""Options that several commands share, each defined once."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer


class Resolution(str, Enum):
    """Pixel sizes of masks."""

    TEN = "10"
    TWENTY = "20"
    SIXTY = "60"
    SOURCE = "source"

    @property
    def metres(self) -> float | None:
        """Metres, or None for the source's own."""
        return None if self is Resolution.SOURCE else float(self.value)


Scene = Annotated[
    list[str],
    typer.Argument(
        help="A product (SAFE folder or zip), a STAC item, a raster, a picture, a folder of band files or several of "
        "them; on this machine or an address (https, s3)."
    ),
]
Level = Annotated[
    str | None,
    typer.Option(metavar="L1C|L2A|RGB8", help="Processing level, where the scene does not say it."),
]
Offset = Annotated[
    float | None,
    typer.Option(help="Added to digital numbers before scaling: -1000 from baseline 04.00 on, 0 before it."),
]
Scale = Annotated[
    float | None, typer.Option(help="Reflectance per digital number: 0.0001 for products, 1 for reflectance.")
]
Prompt = Annotated[
    list[str] | None,
    typer.Option(
        metavar="TEXT",
        help="Look for this instead of clouds, with a model that takes text: each pixel becomes the most probable of "
        "the texts; what a single one does not fit is other. Can be given several times.",
    ),
]
Bands = Annotated[
    str | None,
    typer.Option(metavar="NAME=N,…", help="Which band of the raster is which: red=3,green=2,blue=1."),
]
Json = Annotated[bool, typer.Option("--json", help="Write one JSON document to standard output, and nothing else.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show where in the program an error arose.")]
DeviceName = Annotated[str, typer.Option("--device", metavar="auto|cpu|cuda[:N]|mps", help="Where to compute.")]
Precision = Annotated[str, typer.Option("--precision", metavar="auto|fp32|bf16|fp16", help="How exactly to compute.")]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")]

# How a mask is drawn from probabilities: of `mask` and of `refine`.
_DRAWING = "Drawing the mask"
Threshold = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CLASS=P",
        help="Choose a class where its probability reaches P (0 to 1), and nowhere else: cloud (thick and thin "
        "together), thick_cloud, thin_cloud, cloud_shadow. Can be given several times.",
        rich_help_panel=_DRAWING,
    ),
]
AllBands = Annotated[
    bool, typer.Option("--all-bands", help="Read every band that the model can use, not only those it gains most from.")
]
BufferClouds = Annotated[
    float,
    typer.Option(
        metavar="M", help="Metres by which clouds grow, over clear ground and shadows.", rich_help_panel=_DRAWING
    ),
]
BufferShadows = Annotated[
    float,
    typer.Option(metavar="M", help="Metres by which shadows grow, over clear ground.", rich_help_panel=_DRAWING),
]
MinArea = Annotated[
    float,
    typer.Option(
        metavar="M2", help="Clouds and shadows under so many square metres become clear.", rich_help_panel=_DRAWING
    ),
]
