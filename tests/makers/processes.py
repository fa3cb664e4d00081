"""Runs of several processes on one machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def by_two(options: list[str], *, at_once: bool = False) -> None:
    """Runs `fit` in two processes.

    Lightning starts the second one as the first was started, when that is under way; or both are started `at_once` with
    their numbers, as a cluster does it, which takes half the time.
    """
    command = [sys.executable, "-m", "train", "fit", *options, "--trainer.devices", "2", "--trainer.strategy", "ddp"]
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = str(listening.getsockname()[1])
    here = {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "OMP_NUM_THREADS": "1"}
    makers = {"PYTHONPATH": str(ROOT / "tests")}
    environment = {**os.environ, **here, **makers}
    numbers = [{"NODE_RANK": "0", "LOCAL_RANK": str(rank)} for rank in range(2)] if at_once else [{}]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    started = [subprocess.Popen(command, cwd=ROOT, env={**environment, **each}, **pipes) for each in numbers]
    try:
        for process in started:
            told, _ = process.communicate(timeout=300)
            assert process.returncode == 0, told
    finally:
        for process in started:
            process.kill()
