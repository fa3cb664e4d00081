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
NEEDED_BY_THEM = """
annotated-doc==0.0.7 annotated-types==0.8.0 anyio==4.16.0 attrs==26.1.0 certifi==2026.10.18 click==8.5.1
click-plugins==1.1.1.2 cligj==0.7.2 filelock==4.2.11 fsspec==2026.9.0 h11==0.16.0 hf-xet==1.8.0 httpcore2==2.16.2
httpx2==2.16.2 huggingface-hub==2.4.0 idna==3.20 jinja2==3.1.6 markdown-it-py==4.3.0 markupsafe==3.0.4 mdurl==0.1.2
mpmath==1.3.0 networkx==3.7 packaging==26.3 pydantic==2.14.3 pydantic-core==2.50.4 pygments==2.21.0 pyparsing==3.3.3
pystac-core==1.15.2 pystac-ext-classification==2.0.1 pystac-ext-datacube==2.2.1 pystac-ext-eo==1.1.1
pystac-ext-file==2.1.1 pystac-ext-grid==1.1.1 pystac-ext-item-assets==1.0.1 pystac-ext-label==1.0.2
pystac-ext-mgrs==1.0.1 pystac-ext-mlm==1.4.1 pystac-ext-pointcloud==1.0.1 pystac-ext-projection==2.0.1
pystac-ext-raster==1.1.1 pystac-ext-render==2.0.0 pystac-ext-sar==1.0.1 pystac-ext-sat==1.0.1
pystac-ext-scientific==1.0.1 pystac-ext-storage==2.0.1 pystac-ext-table==1.2.1 pystac-ext-timestamps==1.1.1
pystac-ext-version==1.2.1 pystac-ext-view==1.0.1 pystac-ext-xarray-assets==1.0.1 python-dateutil==4.0.0
pyyaml==6.0.3 setuptools==84.2.1 shellingham==1.5.4 sympy==1.14.0 tqdm==4.70.1 truststore==0.10.5
typing-extensions==4.16.0 typing-inspection==0.4.5 tzdata==2026.6
"""
"""What these need in turn, for folders of wheels: pip asks the machine that it runs on, and not that of the folder."""
NEEDED_ON_WINDOWS = "colorama==0.4.6"
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
