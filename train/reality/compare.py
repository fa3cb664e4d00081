"""`python -m train compare-simulation`: measures real and simulated clouds alike, writes figures and plots."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from ..data.augment import roughened
from . import edges, shadows, shares, spectra, texture
from .figures import Row, rows
from .images import Image, dark_ground, real_images, real_pairs, simulated_images
from .plots import Curves, draw

LABELLED_SPECTRA = Path("labelled/spectra_s2_l1c.npz")
SEED = 20


@dataclass(frozen=True)
class Material:
    """The images that are compared.

    Attributes:
        real: Real cloudy L1C images.
        real_l2a: Real cloudy L2A images.
        real_pairs: Clear and cloudy images of the same ground.
        simulated: Simulated L1C patches, each after the clear ground under it.
        simulated_l2a: The same for L2A.
        physical: As `simulated`, all with physical shadows.
        crisp: As `simulated`, all with crisp shadows.
        table: Labelled spectra; None where the file is absent.
    """

    real: list[Image]
    real_l2a: list[Image]
    real_pairs: list[tuple[Image, Image]]
    simulated: list[tuple[Image, Image]]
    simulated_l2a: list[tuple[Image, Image]]
    physical: list[tuple[Image, Image]]
    crisp: list[tuple[Image, Image]]
    table: Path | None

    @property
    def patches(self) -> list[Image]:
        """The simulated L1C patches with clouds."""
        return [cloudy for _, cloudy in self.simulated]


def compare_simulation(data: Path, output: Path, count: int) -> list[Row]:
    """Measures, writes `simulation.json` and four plots, and prints a table.

    Args:
        data: Folder that holds `s2` and, if there, `labelled`.
        output: Folder for what is written; made if need be.
        count: Number of simulated L1C patches.

    Returns:
        One row a quantity.

    Raises:
        GroundError: Chips are missing.
    """
    material = gather(data, count)
    found = measure(material)
    output.mkdir(parents=True, exist_ok=True)
    classes = shares.classes(material.patches)
    figures = {
        "rows": [row.as_json() for row in found],
        "simulated_shares": classes,
        "images": {"real": len(material.real), "simulated": len(material.patches)},
    }
    (output / "simulation.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    draw(found, curves(material), output)
    show(found, classes)
    return found


def gather(data: Path, count: int, edge: int = 192) -> Material:
    """Reads the real images and simulates patches beside them.

    Args:
        data: Folder that holds `s2` and, if there, `labelled`.
        count: Number of simulated L1C patches; a third as many of L2A and of each kind of shadow.
        edge: Pixels.

    Raises:
        GroundError: Chips are missing.
    """
    folder, table = data / "s2", data / LABELLED_SPECTRA
    ground, ground_l2a = dark_ground(folder, "L1C"), dark_ground(folder, "L2A")
    fewer = max(count // 3, 1)
    return Material(
        real=real_images(folder, "L1C"),
        real_l2a=real_images(folder, "L2A"),
        real_pairs=real_pairs(folder),
        simulated=simulated_images(ground, count, edge, SEED),
        simulated_l2a=simulated_images(ground_l2a, fewer, edge, SEED + 1),
        physical=simulated_images(ground, fewer, edge, SEED + 2, crisp_shadows=0),
        crisp=simulated_images(ground, fewer, edge, SEED + 3, crisp_shadows=1),
        table=table if table.is_file() else None,
    )


def measure(material: Material) -> list[Row]:
    """Every quantity, real beside simulated."""
    patches = material.patches
    simulated = spectra.thick_cloud(patches)
    result = rows("spectra of chips", spectra.thick_cloud(material.real), simulated)
    clouded_l2a = [cloudy for _, cloudy in material.simulated_l2a]
    result += rows("spectra of chips", spectra.thick_cloud(material.real_l2a), spectra.thick_cloud(clouded_l2a))
    if material.table is not None:
        result += rows("spectra of table", spectra.labelled_cloud(material.table), simulated)
        brightness = spectra.simulated_brightness(patches)
        result += rows("brightness of table", spectra.labelled_brightness(material.table), brightness)
    result += rows("edges", edges.measure(material.real), edges.measure(patches))
    real = shadows.measure(material.real_pairs)
    result += rows("shadows, physical", real, shadows.measure(material.physical))
    result += rows("shadows, crisp", real, shadows.measure(material.crisp))
    real = texture.measure(material.real)
    result += rows("texture, simulated", real, texture.measure(patches))
    result += rows("texture, augmented", real, texture.measure(augmented(patches)))
    return result + rows("sizes", shares.sizes(material.real), shares.sizes(patches))


def curves(material: Material) -> Curves:
    """Profiles, spectra and samples for the plots."""
    patches = material.patches
    labelled = spectra.labelled_brightness(material.table) if material.table is not None else {}
    return Curves(
        profiles=(edges.mean_profile(material.real), edges.mean_profile(patches)),
        powers=(
            texture.mean_spectrum(material.real),
            texture.mean_spectrum(patches),
            texture.mean_spectrum(augmented(patches)),
        ),
        shadows=(
            shadows.measure(material.real_pairs),
            shadows.measure(material.physical),
            shadows.measure(material.crisp),
        ),
        brightness=(labelled, spectra.simulated_brightness(patches)),
    )


def augmented(images: list[Image]) -> list[Image]:
    """The same images with the noise and texture that training lays over them."""
    result = []
    for number, image in enumerate(images):
        rough = roughened(image.reflectance, 1.0, np.random.default_rng((SEED, number)))
        result.append(Image(image.name, image.level, rough, image.present, image.label))
    return result


def show(found: list[Row], classes: dict[str, float]) -> None:
    """Prints the rows and the shares of the labels."""
    table = Table("quantity", "real", "simulated", "difference", title="Real and simulated clouds: median (10–90 %)")
    group = ""
    for row in found:
        if row.group != group:
            group = row.group
            table.add_section()
            table.add_row(f"[bold]{group}")
        texts = [f"{each.median:.3g} ({each.low:.3g} – {each.high:.3g})" for each in (row.real, row.simulated)]
        difference = f"{row.simulated.median - row.real.median:+.3g}"
        table.add_row(row.quantity, *texts, difference if row.agrees else f"[red]{difference}")
    console = Console()
    console.print(table)
    console.print("Red: the simulated median lies outside the middle 80 % of the real values.")
    console.print("Simulated pixels:", ", ".join(f"{name} {share:.1%}" for name, share in classes.items()))
