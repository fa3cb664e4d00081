"""What an installation takes from where: the one place with addresses, versions and sizes (digests: `SHA256SUMS`).

Only the standard library is used, as `collect_wheels.py` reads this file on machines without QGIS.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple, Optional, Tuple

REVISION = 1
"""Of the environment: raised where this plugin needs another one than the last did."""

PYTHON = "3.12"
UV_VERSION = "0.12.23"
UV_RELEASES = "https://github.com/astral-sh/uv/releases/download"
UV_VARIABLE = "CLOUDMASK_UV_URL"
"""Names a folder of a mirror that holds uv's archive."""
UV_SIZE = 24_000_000
UV_ARCHIVES = {
    ("linux", "x86_64"): "uv-x86_64-unknown-linux-gnu.tar.gz",
    ("linux", "aarch64"): "uv-aarch64-unknown-linux-gnu.tar.gz",
    ("darwin", "x86_64"): "uv-x86_64-apple-darwin.tar.gz",
    ("darwin", "arm64"): "uv-aarch64-apple-darwin.tar.gz",
    ("win32", "amd64"): "uv-x86_64-pc-windows-msvc.zip",
    ("win32", "arm64"): "uv-aarch64-pc-windows-msvc.zip",
}

TORCH_INDEX = "https://download.pytorch.org/whl"
TORCH_VARIABLE = "CLOUDMASK_TORCH_INDEX"
"""Names a mirror of PyTorch's own index; `default` where the usual index has it."""
FROM_TORCH_INDEX = ("torch", "torchvision")


class Profile(NamedTuple):
    """What can be installed: pinned packages, what of them must import, and its bytes without a graphics card."""

    id: str
    title: str
    packages: Tuple[str, ...]
    imports: Tuple[str, ...]
    torch: bool
    download: int
    disk: int


_PURE = "affine==3.0.1 defusedxml==0.7.1 pystac==1.15.2 rich==15.0.0 timm==1.0.31 typer==0.29.2"
_BUILT = "numpy==2.4.6 pillow==13.0.0 pyogrio==0.13.0 rasterio==1.4.4 safetensors==0.8.0 scipy==1.17.1 shapely==2.2.0"
_NOT_EVERYWHERE = "exactextract==0.3.0 ; sys_platform != 'linux' or platform_machine != 'aarch64'"  # no wheel there
PROFILES = (
    Profile(
        id="standard",
        title="PyTorch",
        packages=("torch==2.13.0", "torchvision==0.28.0", *_PURE.split(), *_BUILT.split(), _NOT_EVERYWHERE),
        imports=("torch", "rasterio", "numpy", "scipy.ndimage", "shapely", "pyogrio", "safetensors", "PIL", "pystac"),
        torch=True,
        download=380_000_000,
        disk=1_500_000_000,
    ),
)


class CudaBuild(NamedTuple):
    """A build of the pinned PyTorch for NVIDIA's cards; `least` and `most` are compute capabilities."""

    name: str
    driver: float
    least: float
    most: float
    download: int
    disk: int


CUDA_BUILDS = (
    CudaBuild("cu130", 580, 7.5, 99.0, 2_600_000_000, 6_500_000_000),
    CudaBuild("cu126", 560, 5.0, 9.0, 2_900_000_000, 7_000_000_000),
)
"""Best first."""


def uv_archive(machine: str, system: str = sys.platform) -> Optional[str]:
    """The name of uv's archive for a machine; None where there is none."""
    return UV_ARCHIVES.get((system, machine.lower()))


def uv_address(archive: str) -> str:
    """Where an archive is fetched."""
    return (os.environ.get(UV_VARIABLE) or f"{UV_RELEASES}/{UV_VERSION}").rstrip("/") + f"/{archive}"


def digest_of(archive: str) -> str:
    """The SHA-256 that an archive must have; empty for one that is not listed."""
    lines = (Path(__file__).parent / "SHA256SUMS").read_text(encoding="utf-8").split("\n")
    return next((line.split()[0] for line in lines if line.endswith(f"  {archive}")), "")


def torch_index(backend: str) -> Optional[str]:
    """The index that has PyTorch for a backend; None for the usual one."""
    named = os.environ.get(TORCH_VARIABLE, "")
    if named == "default" or (backend == "default" and not named):
        return None
    return f"{(named or TORCH_INDEX).rstrip('/')}/{backend}"
