"""What an installation will do, said before the click."""

from __future__ import annotations

import platform
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
from .folder import free_bytes
from .python import failure, user_environment
from .sources import Profile

MANAGED, WHEELS = "managed", "wheels"


@dataclass(frozen=True)
class Plan:
    """An installation: its bytes (`download`, `disk`, and what is `free`) are about right.

    `backend` is `cpu`, `cu126`, …, or `default` where there is one build only (macOS); `python` is None for the pinned
    version, or that of the wheels.
    """

    way: str
    profile: Profile
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
    profile: Profile = sources.PROFILES[0],
) -> Plan:  # fmt: skip
    """Looks at the machine; may take a second.

    Args:
        way: `managed` (everything is fetched) or `wheels` (from a folder, offline).
        wheels: The folder, for `wheels`.
        python: To be used instead of the pinned version.
        cpu_only: Whether graphics cards are left alone.
        profile: What to install.

    Raises:
        FailureError: There is nothing that could be installed here, or the folder lacks wheels.
    """
    backend, title, download, disk = "cpu", "CPU", profile.download, profile.disk
    if profile.torch and sys.platform == "darwin" and machine() != "arm64":
        sentence = tr("there is no PyTorch for Macs with an Intel processor any more")
        raise failure(sentence, tr("choose a Python that has an older one, from conda for example"))
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
    folder = user_environment()
    return Plan(way, profile, backend, title, folder, download, disk, free_bytes(), wheels, python)


def machine() -> str:
    """The processor's kind; that of the machine, and not of a process that Rosetta translates."""
    if sys.platform == "darwin" and _ask("/usr/sbin/sysctl", ["-n", "hw.optional.arm64"]).strip() == "1":
        return "arm64"
    return platform.machine().lower()


def choose_build(cards: str) -> Optional[Tuple[str, sources.CudaBuild]]:
    """The first card that a build of PyTorch is for, and the build.

    Args:
        cards: Lines of name, driver and compute capability, as nvidia-smi writes them.
    """
    for line in cards.splitlines():
        found = re.fullmatch(r"(.+), *(\d+\.?\d*)[.\d]*, *(\d+\.\d+) *", line)
        if found is None:
            continue
        driver, capability = float(found[2]), float(found[3])
        for build in sources.CUDA_BUILDS:
            if driver >= build.driver and build.least <= capability <= build.most:
                return found[1], build
    return None


def _ask(program: str, arguments: List[str]) -> str:
    """What a program of the system prints; nothing where it is not there, fails or hangs."""
    process = QProcess()
    process.setProcessEnvironment(process_environment({}))
    process.setStandardInputFile(QProcess.nullDevice())
    if program:
        process.start(program, arguments)
    if not process.waitForFinished(10_000):
        process.kill()
        return ""
    return bytes(process.readAllStandardOutput()).decode("utf-8", "replace") if process.exitCode() == 0 else ""


def _check_wheels(folder: Optional[Path], profile: Profile) -> str:
    """The names of the wheels in a folder; raises where some are missing for sure."""
    names = [] if folder is None else [path.name for path in folder.glob("*.whl")]
    there = {name.split("-")[0].lower() for name in names}
    wanted = ["uv", *(each.split("==")[0] for each in profile.packages if ";" not in each)]
    missing = [name for name in wanted if name not in there]
    if missing:
        sentence = tr("the folder of wheels '{path}' lacks {names}").format(path=folder, names=", ".join(missing))
        raise failure(sentence, tr("make the folder with sources.py on a machine with internet access"))
    return " ".join(names)
