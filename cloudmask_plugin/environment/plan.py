"""What an installation will do, said before the click."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Tuple

from qgis.PyQt.QtCore import QProcess

from ..translate import tr
from ..worker.process_environment import process_environment
from . import sources
from .python import failure, free_bytes, user_environment

MANAGED, WHEELS = "managed", "wheels"


@dataclass(frozen=True)
class Plan:
    """An installation, in bytes about right; `backend` is `cpu`, `cu126`, …, or `default` where there is one only."""

    way: str
    profile: sources.Profile
    backend: str
    device_title: str
    folder: Path
    download: int
    disk: int
    free: int
    wheels: Optional[Path] = None
    python: Optional[Path] = None


def make_plan(
    way: str, *, wheels: Optional[Path] = None, python: Optional[Path] = None, cpu_only: bool = False,
    profile: sources.Profile = sources.PROFILES[0],
) -> Plan:  # fmt: skip
    """Looks at the machine, or into the folder of wheels; may take a second, and raises where nothing would do."""
    backend, title, download, disk = "cpu", "CPU", profile.download, profile.disk
    if way == WHEELS:
        names = _check_wheels(wheels, profile)
        build = next((each for each in sources.CUDA_BUILDS if f"+{each.name}-" in names), None)
        download, backend = 0, "cpu" if build is None else build.name
        title, disk = (title, disk) if build is None else ("NVIDIA", build.disk)
    elif sys.platform == "darwin":
        backend, title = "default", "Apple"
    elif profile.torch and not cpu_only:
        query = ["--query-gpu=name,driver_version,compute_cap", "--format=csv,noheader"]
        found = choose_build(_ask(shutil.which("nvidia-smi") or "", query))
        if found is not None:
            title, (backend, _, _, _, download, disk) = found
    return Plan(way, profile, backend, title, user_environment(), download, disk, free_bytes(), wheels, python)


def choose_build(cards: str) -> Optional[Tuple[str, sources.CudaBuild]]:
    """The first card that a build of PyTorch is for, and the build; `cards` are lines of nvidia-smi."""
    for name, driver, capability in re.findall(r"^(.+), *(\d+\.?\d*)[.\d]*, *(\d+\.\d+)\s*$", cards, re.MULTILINE):
        for build in sources.CUDA_BUILDS:
            if float(driver) >= build.driver and build.least <= float(capability) <= build.most:
                return name, build
    return None


def _ask(program: str, arguments: List[str]) -> str:
    """What a program of the system prints; nothing where it is not there, fails or hangs."""
    process = QProcess()
    process.setProcessEnvironment(process_environment({}))
    process.start(program, arguments)
    ended = process.waitForFinished(10_000) and process.exitCode() == 0
    return bytes(process.readAllStandardOutput()).decode("utf-8", "replace") if ended else ""


def _check_wheels(folder: Optional[Path], profile: sources.Profile) -> str:
    """The names of the wheels in a folder; raises where some are missing for sure."""
    names = [] if folder is None else [path.name for path in folder.glob("*.whl")]
    there = {name.split("-")[0].lower().replace("_", "-") for name in names}
    wanted = ["uv", *(each.split("==")[0] for each in profile.packages if ";" not in each)]
    missing = [name for name in wanted if name not in there]
    if missing:
        sentence = tr("the folder of wheels '{path}' lacks {names}").format(path=folder, names=", ".join(missing))
        raise failure(sentence, tr("make the folder with sources.py on a machine with internet access"))
    return " ".join(names)
