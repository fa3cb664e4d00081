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

from ..failure import Failure, FailureError
from ..translate import tr
from ..worker.process_environment import process_environment
from . import sources
from .python import KIND, user_environment
from .sources import Profile

MANAGED, WHEELS = "managed", "wheels"
MARGIN = 300_000_000
"""Bytes of a disk that stay free."""


@dataclass(frozen=True)
class Plan:
    """An installation.

    Attributes:
        way: `managed` (everything fetched) or `wheels` (from a folder, offline).
        profile: What is installed.
        backend: `cpu`, `cu126`, …, or `default` where the usual index has the one build that there is (macOS).
        device_title: `CPU`, or the name of the graphics card.
        folder: Of the environment.
        download: Bytes to fetch, about.
        disk: Bytes that it takes, about.
        free: Bytes that are free there.
        wheels: The folder of wheels.
        python: That the user named for it; None for the pinned version.
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
    way: str,
    *,
    wheels: Optional[Path] = None,
    python: Optional[Path] = None,
    cpu_only: bool = False,
    profile: Profile = sources.PROFILES[0],
) -> Plan:
    """Looks at the machine; may take a second.

    Args:
        way: `managed` or `wheels`.
        wheels: The folder, for `wheels`.
        python: To be used instead of the pinned version.
        cpu_only: Whether graphics cards are left alone.
        profile: What to install.

    Raises:
        FailureError: There is nothing that could be installed here, or the folder lacks wheels.
    """
    backend, title, download, disk = "cpu", "CPU", profile.download, profile.disk
    if profile.torch:
        _check_machine()
    if way == WHEELS:
        _check_wheels(wheels, profile)
        backend, download = "default", 0
    elif sys.platform == "darwin":
        backend, title = "default", "Apple"
    elif profile.torch and not cpu_only:
        found = choose_build(_ask_driver())
        if found is not None:
            title, build = found
            backend, download, disk = build.name, build.download, build.disk
    folder = user_environment()
    return Plan(way, profile, backend, title, folder, download, disk, free_bytes(folder), wheels, python)


def free_bytes(folder: Path) -> int:
    """What is free where a folder lies, or will lie."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free


def machine() -> str:
    """The processor's kind; that of the machine, and not of a process that Rosetta translates."""
    if sys.platform == "darwin" and _ask("/usr/sbin/sysctl", ["-n", "hw.optional.arm64"]).strip() == "1":
        return "arm64"
    return platform.machine().lower()


def choose_build(cards: str) -> Optional[Tuple[str, sources.CudaBuild]]:
    """The first card that a build of PyTorch is for.

    Args:
        cards: Lines of name, driver and compute capability, as nvidia-smi writes them.
    """
    for line in cards.splitlines():
        parts = [part.strip() for part in line.rsplit(",", 2)]
        found = [re.match(r"\d+(\.\d+)?", part) for part in parts[1:]]
        if len(parts) < 3 or not all(found):
            continue
        driver, capability = (float(each[0]) for each in found if each)
        for build in sources.CUDA_BUILDS:
            if driver >= build.driver and build.least <= capability <= build.most:
                return parts[0], build
    return None


def _ask_driver() -> str:
    query = ["--query-gpu=name,driver_version,compute_cap", "--format=csv,noheader"]
    return _ask(shutil.which("nvidia-smi") or "", query)


def _ask(program: str, arguments: List[str]) -> str:
    """What a program of the system prints; nothing where it is not there, fails or hangs."""
    if not program:
        return ""
    process = QProcess()
    process.setProcessEnvironment(process_environment({}))
    process.start(program, arguments)
    process.closeWriteChannel()
    if not process.waitForFinished(10_000):
        process.kill()
        process.waitForFinished(1_000)
        return ""
    return bytes(process.readAllStandardOutput()).decode("utf-8", "replace") if process.exitCode() == 0 else ""


def _check_machine() -> None:
    if sys.platform == "darwin" and machine() != "arm64":
        sentence = tr("there is no PyTorch for Macs with an Intel processor any more")
        raise FailureError(Failure(KIND, sentence, tr("choose a Python that has an older one, from conda for example")))


def _check_wheels(folder: Optional[Path], profile: Profile) -> None:
    hint = tr("make the folder with collect_wheels.py on a machine with internet access")
    if folder is None or not folder.is_dir():
        raise FailureError(Failure(KIND, tr("there is no folder of wheels at '{path}'").format(path=folder), hint))
    there = {_normal(path.name.split("-")[0]) for path in folder.glob("*.whl")}
    wanted = [each for each in profile.packages if ";" not in each]
    missing = [name for name in (each.split("==")[0] for each in wanted) if _normal(name) not in there]
    if missing:
        sentence = tr("the folder of wheels lacks {names}").format(names=", ".join(missing))
        raise FailureError(Failure(KIND, sentence, hint))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
