"""What an installation takes from where: the one place with addresses, versions and sizes (digests: `SHA256SUMS`).

`python3 sources.py FOLDER --platform windows` makes a folder of wheels where there is pip; it needs `needed.txt` only.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess  # nosec B404
import sys
from pathlib import Path
from typing import NamedTuple, Optional, Tuple

REVISION = 2  # of the environment: raised where this plugin needs another one than the last did
PYTHON = "3.12"
UV_VERSION = "0.12.23"
UV_RELEASES = "https://github.com/astral-sh/uv/releases/download"
UV_LEAST = (0, 12)
UV_SIZE = 24_000_000
_UV_SYSTEMS = {"linux": "unknown-linux-gnu", "darwin": "apple-darwin", "win32": "pc-windows-msvc"}
TORCH_INDEX = "https://download.pytorch.org/whl"
_PLATFORMS = {  # of machines without internet, with the tags of their wheels
    "windows": ["win_amd64"],
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 5)] + ["manylinux2014_x86_64"],
    "macos-arm64": [f"macosx_{major}_0_{kind}" for major in (14, 13, 12, 11) for kind in ("arm64", "universal2")],
}


class Profile(NamedTuple):
    """What can be installed: pinned packages, what of them must import, what comes from PyTorch's own index, bytes."""

    id: str
    title: str
    packages: Tuple[str, ...]
    imports: Tuple[str, ...]
    torch: Tuple[str, ...]
    download: int
    disk: int


_TORCH = ("torch==2.13.0", "torchvision==0.28.0")
_PURE = "affine==3.0.1 defusedxml==0.7.1 pystac==1.15.2 rich==15.0.0 timm==1.0.31 typer==0.29.2"
_BUILT = "numpy==2.4.6 pillow==13.0.0 pyogrio==0.13.0 rasterio==1.4.4 safetensors==0.8.0 scipy==1.17.1 shapely==2.2.0"
_PUBLISHED = "peft==0.21.2 segmentation-models-pytorch==0.6.0 transformers==5.23.0"  # for published models
_NOT_EVERYWHERE = "exactextract==0.3.0 ; sys_platform != 'linux' or platform_machine != 'aarch64'"  # no wheel there
PROFILES = (
    Profile(
        id="standard",
        title="PyTorch",
        packages=(*_TORCH, *_PURE.split(), *_BUILT.split(), *_PUBLISHED.split(), _NOT_EVERYWHERE),
        imports=("torch", "rasterio", "scipy.ndimage", "shapely", "pyogrio", "safetensors", "PIL", "pystac", "peft"),
        torch=_TORCH,
        download=400_000_000,
        disk=1_600_000_000,
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


CUDA_BUILDS = (  # best first
    CudaBuild("cu130", 580, 7.5, 99.0, 2_620_000_000, 6_600_000_000),
    CudaBuild("cu126", 560, 5.0, 9.0, 2_920_000_000, 7_100_000_000),
)


def uv_release(system: str = sys.platform, machine: str = platform.machine()) -> Tuple[str, str]:
    """The address of uv's archive, or where `CLOUDMASK_UV_URL` has it, and the SHA-256 that it must have."""
    kind = "aarch64" if system == "darwin" or machine.lower() in ("arm64", "aarch64") else "x86_64"
    for line in (Path(__file__).parent / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        if name.startswith(f"uv-{kind}-{_UV_SYSTEMS.get(system)}."):
            return f"{os.environ.get('CLOUDMASK_UV_URL') or f'{UV_RELEASES}/{UV_VERSION}'}/{name}", digest
    raise LookupError("there are no wheels for this system")


def torch_index(backend: str) -> Optional[str]:
    """The index that has PyTorch for a backend; None for the usual one. `CLOUDMASK_TORCH_INDEX` names another."""
    named = os.environ.get("CLOUDMASK_TORCH_INDEX", "")
    if named == "default" or (backend == "default" and not named):
        return None
    return f"{(named or TORCH_INDEX).rstrip('/')}/{backend}"


def collect() -> int:
    """Reads the command line and runs pip, which fills a folder with wheels; returns its exit code."""
    parser = argparse.ArgumentParser(description="Makes a folder of wheels for a machine without internet.")
    parser.add_argument("folder", help="is made, or completed")
    parser.add_argument("--platform", choices=sorted(_PLATFORMS), required=True, help="of the machine to install on")
    parser.add_argument("--python", default=PYTHON, help="version there (default: %(default)s)")
    parser.add_argument("--cuda", choices=[build.name for build in CUDA_BUILDS], help="for an NVIDIA card")
    told = parser.parse_args()
    index = torch_index(told.cuda or ("default" if told.platform == "macos-arm64" else "cpu"))
    others = [each.split(" ;")[0] for each in PROFILES[0].packages]
    tags = [word for tag in _PLATFORMS[told.platform] for word in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "download", "--only-binary=:all:", "--python-version", told.python, *tags]
    pip += ["--dest", told.folder, "--find-links", told.folder]
    # What packages need, pip asks the machine that it runs on: so there is a list, but for machines like that one.
    listed = told.python == PYTHON and not (told.cuda and told.platform == "linux")
    needed = ["--no-deps", "-r", str(Path(__file__).with_name("needed.txt"))] if listed else []
    first = subprocess.call([*pip, "--no-deps", *(["-i", index] if index else []), *PROFILES[0].torch])  # nosec B603
    return first or subprocess.call([*pip, f"uv=={UV_VERSION}", *others, *needed])  # nosec B603


if __name__ == "__main__":
    sys.exit(collect())
