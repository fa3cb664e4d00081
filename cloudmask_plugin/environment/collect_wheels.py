"""Makes a folder of wheels for a machine without internet: `python3 collect_wheels.py FOLDER --platform windows`.

Runs anywhere with pip and the internet; of the plugin, only `sources.py` and `needed.txt` beside it are needed.
"""

from __future__ import annotations

import argparse
import subprocess  # nosec B404
import sys
from pathlib import Path

PLATFORMS = {
    "windows": ["win_amd64"],
    "linux": [f"manylinux_2_{minor}_x86_64" for minor in (28, 27, 26, 24, 17, 5)] + ["manylinux2014_x86_64"],
    "macos-arm64": [f"macosx_{major}_0_{kind}" for major in (14, 13, 12, 11) for kind in ("arm64", "universal2")],
}


def main() -> int:
    """Reads the command line and runs pip; returns its exit code."""
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    import sources  # type: ignore[import-not-found]

    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path, help="is made, or completed")
    parser.add_argument("--platform", choices=sorted(PLATFORMS), required=True, help="of the machine to install on")
    parser.add_argument("--python", default=sources.PYTHON, help="version there (default: %(default)s)")
    names = [build.name for build in sources.CUDA_BUILDS]
    parser.add_argument("--cuda", choices=names, help="for an NVIDIA card; otherwise for the processor")
    told = parser.parse_args()
    index = sources.torch_index(told.cuda or ("default" if told.platform == "macos-arm64" else "cpu"))
    torch = [each for each in sources.PROFILES[0].packages if each.split("==")[0] in sources.FROM_TORCH_INDEX]
    others = [each.split(" ;")[0] for each in sources.PROFILES[0].packages if each not in torch]
    tags = [word for tag in PLATFORMS[told.platform] for word in ("--platform", tag)]
    pip = [sys.executable, "-m", "pip", "download", "--only-binary=:all:", "--python-version", told.python, *tags]
    # pip asks the machine that it runs on what packages need, and not that of the folder: so there is a list.
    needed = ["-r", str(Path(__file__).with_name("needed.txt")), *(["colorama"] if told.platform == "windows" else [])]
    rest = ["--no-deps", *others, *needed]
    if told.python != sources.PYTHON or (told.cuda and told.platform == "linux"):
        rest = [*torch, *others]  # pip finds out what these need: right where this machine is like the other one
    for arguments in (["--no-deps", *(["-i", index] if index else []), *torch], rest):
        code = subprocess.call([*pip, "--dest", str(told.folder), "--find-links", str(told.folder), *arguments])  # nosec B603
        if code:
            return code
    print(f"{len(list(told.folder.glob('*.whl')))} wheels in {told.folder}")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main())
