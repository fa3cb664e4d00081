"""`python -m engine.synthetic FOLDER`: writes the demonstration scene."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .scene import make_scene


def main() -> None:
    """Makes the scene that the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m engine.synthetic", description=(__doc__ or "").strip())
    parser.add_argument("folder", type=Path, help="where to; made where it is missing")
    parser.add_argument("--size", type=int, default=2048, help="rows and columns at 10 m (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=20240715, help="another number gives another place")
    arguments = parser.parse_args()
    paths = make_scene(arguments.folder, size=arguments.size, seed=arguments.seed)
    sys.stdout.write(f"   {len(paths)} bands in {arguments.folder}\n")


if __name__ == "__main__":
    main()
