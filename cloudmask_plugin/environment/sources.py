"""What an installation takes from where: the one place with addresses, versions and sizes (digests: `SHA256SUMS`).

`python3 sources.py FOLDER --platform windows` makes a folder of wheels for a machine without internet. It runs anywhere
with pip and the internet; of the plugin, only `needed.txt` beside it is needed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess  # nosec B404
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
_UV_SYSTEMS = {"linux": "unknown-linux-gnu", "darwin": "apple-darwin", "win32": "pc-windows-msvc"}

TORCH_INDEX = "https://download.pytorch.org/whl"
TORCH_VARIABLE = "CLOUDMASK_TORCH_INDEX"
"""Names a mirror of PyTorch's own index; `default` where the usual index has it."""
FROM_TORCH_INDEX = ("torch", "torchvision")


_PLATFORMS = {
    "windows": ["win_amd64"],
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 5)] + ["manylinux2014_x86_64"],
    "macos-arm64": [f"macosx_{major}_0_{kind}" for major in (14, 13, 12, 11) for kind in ("arm64", "universal2")],
}
"""Of machines without internet, with the tags of their wheels."""


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


def uv_release(machine: str, system: str = sys.platform) -> Tuple[str, str]:
    """The name of uv's archive for a machine, and the SHA-256 that it must have."""
    kind = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    for line in (Path(__file__).parent / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        if name.startswith(f"uv-{kind}-{_UV_SYSTEMS.get(system)}."):
            return name, digest
    raise LookupError("there are no wheels for this system")


def uv_address(archive: str) -> str:
    """Where an archive is fetched."""
    return (os.environ.get(UV_VARIABLE) or f"{UV_RELEASES}/{UV_VERSION}").rstrip("/") + f"/{archive}"


def torch_index(backend: str) -> Optional[str]:
    """The index that has PyTorch for a backend; None for the usual one."""
    named = os.environ.get(TORCH_VARIABLE, "")
    if named == "default" or (backend == "default" and not named):
        return None
    return f"{(named or TORCH_INDEX).rstrip('/')}/{backend}"


def project(profile: Profile, backend: str) -> str:
    """A `pyproject.toml` that has PyTorch from its own index only, and everything else from the usual one."""
    lines = ["[project]", 'name = "engine"', 'version = "0"', f"dependencies = {json.dumps(profile.packages)}"]
    index = torch_index(backend) if profile.torch else None
    if index is not None:
        lines += ["[[tool.uv.index]]", 'name = "torch"', f"url = {json.dumps(index)}", "explicit = true"]
        lines += ["[tool.uv.sources]", *(f'{name} = {{ index = "torch" }}' for name in FROM_TORCH_INDEX)]
    return "\n".join(lines) + "\n"


def collect() -> int:
    """Reads the command line and runs pip, which fills a folder with wheels; returns its exit code."""
    parser = argparse.ArgumentParser(description="Makes a folder of wheels for a machine without internet.")
    parser.add_argument("folder", type=Path, help="is made, or completed")
    parser.add_argument("--platform", choices=sorted(_PLATFORMS), required=True, help="of the machine to install on")
    parser.add_argument("--python", default=PYTHON, help="version there (default: %(default)s)")
    names = [build.name for build in CUDA_BUILDS]
    parser.add_argument("--cuda", choices=names, help="for an NVIDIA card; otherwise for the processor")
    told = parser.parse_args()
    index = torch_index(told.cuda or ("default" if told.platform == "macos-arm64" else "cpu"))
    torch = [each for each in PROFILES[0].packages if each.split("==")[0] in FROM_TORCH_INDEX]
    others = [each.split(" ;")[0] for each in PROFILES[0].packages if each not in torch]
    tags = [word for tag in _PLATFORMS[told.platform] for word in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "download", "--only-binary=:all:", "--python-version", told.python, *tags]
    pip += ["--dest", str(told.folder), "--find-links", str(told.folder)]
    # pip asks the machine that it runs on what packages need, and not that of the folder: so there is a list.
    needed = ["-r", str(Path(__file__).with_name("needed.txt")), *(["colorama"] if told.platform == "windows" else [])]
    rest = ["--no-deps", *others, *needed]
    if told.python != PYTHON or (told.cuda and told.platform == "linux"):
        rest = [*torch, *others]  # pip finds out what these need: right where this machine is like the other one
    uv = ["--no-deps", f"uv=={UV_VERSION}"]
    for arguments in (["--no-deps", *(["-i", index] if index else []), *torch], rest, uv):
        code = subprocess.call([*pip, *arguments])  # nosec B603
        if code:
            return code
    print(f"{len(list(told.folder.glob('*.whl')))} wheels in {told.folder}")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(collect())
