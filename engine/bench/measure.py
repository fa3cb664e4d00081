"""A made-up scene of each kind, from its file to the finished mask, against decoding and the network alone.

And, of its own kind, CLIPSeg taken apart against the network as it is published.

All rates are in pixels of the mask a second (10^6 pixels), so that they can be compared with each other.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..catalog import find_card
from ..cores import usable_cores
from ..pipeline import MaskResult, mask
from ..progress import Progress
from . import parts
from .kinds import Kind
from .parts import Job
from .scenes import make_cog, make_geotiff, make_product, size_in_bytes
from .serving import FileServer, file_server

LATENCY = 0.03
"""Seconds before each answer of the server: another city, not another continent."""


@dataclass(frozen=True)
class _Input:
    """A scene that was made.

    Attributes:
        kind: Of the scene.
        path: Where it lies.
        address: What is opened; each time another address of the same file where it comes over a network.
        server: That serves it, if any.
    """

    kind: Kind
    path: Path
    address: Callable[[], str]
    server: FileServer | None = None


@dataclass(frozen=True)
class _Round:
    """One run, and each of its parts alone, in seconds.

    Attributes:
        run: The whole run.
        decode: Reading alone.
        forward: The bare network alone, on all tiles.
        write: Writing alone.
        result: Of the run.
        peak: MiB that the process held at most during the run, if the system tells.
        fetched: `requests` and `bytes` of the run; empty where the scene lies on this machine.
    """

    run: float
    decode: float
    forward: float
    write: float
    result: MaskResult
    peak: float | None
    fetched: Mapping[str, int]


def measure(
    kinds: Sequence[Kind] = (Kind.GEOTIFF,),
    *,
    size: int | None = None,
    model: str | None = None,
    device: str = "auto",
    precision: str = "auto",
    all_bands: bool = False,
    folder: Path | None = None,
    latency: float = LATENCY,
    rounds: int = 1,
    on_progress: Progress | None = None,
) -> dict[str, Any]:
    """Makes scenes and measures.

    Args:
        kinds: Of input; for `Kind.CLIPSEG` no scene is made, but its network compared with the published one.
        size: Edge of the scenes in pixels of 10 m; None for each kind's own.
        model: A model's id; None for the default.
        device: As in `pipeline.mask`.
        precision: As in `pipeline.mask`.
        all_bands: As in `pipeline.mask`.
        folder: Where the scenes are made and kept; None for a temporary folder.
        latency: Seconds before each answer of the server that remote scenes are read from.
        rounds: How often everything is measured, by turns; medians are told.
        on_progress: Told how far the end-to-end runs are.

    Returns:
        `model`, `device`, `precision`, `threads`, `rounds` and `runs`; of each run

        - `kind`, `resolution` (metres), `size` (edge of the mask), `bands`, `source_mib`;
        - `run_s`, `decode_alone_s`, `forward_alone_s`, `write_alone_s`: seconds; `run_over_larger`: the run's over the
          larger of decoding and network alone; `run_over_both`: over their sum;
        - `read_percent`, `network_percent`, `write_percent`: how much of the run's time each part was at work; parts
          work side by side, so that the sum may be above 100;
        - `end_to_end_mpx_s`, `forward_mpx_s`, `read_mpx_s`, `write_mpx_s` (mask pixels a second, in 10^6),
          `end_to_end_over_forward`, `redundant_ratio`;
        - `peak_rss_mib`: of the whole process during the run (where the system cannot begin anew: until its end);
        - of a remote scene: `latency_ms`, `requests` and `fetched_mib` of a run;
        - of `clipseg` only `kind`, `resolution`, `size`, `bands`, and `prompts`, `split_s`, `published_s`,
          `published_over_split`, `largest_difference` as `Comparison` explains them.
    """
    card = find_card(model)
    runs: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() if folder is None else nullcontext(str(folder)) as place:
        for kind in kinds:
            if kind is Kind.CLIPSEG:
                runs.append(_compared(device, precision, rounds))
                continue
            with _made(kind, kind.size if size is None else size, Path(place), latency) as made:
                for resolution in kind.resolutions:
                    job = Job.plan(made.address(), card, device, precision, resolution, all_bands=all_bands)
                    done = [_round(made, job, model, Path(place), on_progress) for _ in range(rounds)]
                    runs.append(_told(made, job, done, latency))
    return {
        "model": "random weights" if set(kinds) == {Kind.CLIPSEG} else card.id,
        "device": runs[-1]["device"],
        "precision": runs[-1]["precision"],
        "threads": usable_cores(),
        "rounds": rounds,
        "runs": [{key: value for key, value in run.items() if key not in ("device", "precision")} for run in runs],
    }


def _compared(device: str, precision: str, rounds: int) -> dict[str, Any]:
    """What the comparison of CLIPSeg taken apart with the published one says."""
    from ..models.clipseg.comparison import compare

    found = asdict(compare(rounds=rounds, device=device, precision=precision))
    rounded = {key: round(value, 3) for key, value in found.items() if key.endswith(("_s", "_over_split"))}
    return {"kind": Kind.CLIPSEG.value, "resolution": 10.0, **found, **rounded}


@contextmanager
def _made(kind: Kind, size: int, folder: Path, latency: float) -> Iterator[_Input]:
    """The scene of a kind, made where it is not there yet."""
    if kind is Kind.JP2:
        size = max(size // 6, 1) * 6  # whole pixels of 60 m
    name, make = {
        Kind.GEOTIFF: (f"bench_{size}.tif", make_geotiff),
        Kind.JP2: (f"bench_{size}.SAFE", make_product),
        Kind.REMOTE: (f"bench_{size}_cog.tif", make_cog),
    }[kind]
    path = folder / name
    if not path.exists():
        make(path, size)
    if kind is Kind.REMOTE:
        with file_server(folder, latency) as server:
            yield _Input(kind, path, lambda: server.address(path.name), server)
    else:
        yield _Input(kind, path, lambda: str(path))


def _round(made: _Input, job: Job, model: str | None, folder: Path, on_progress: Progress | None) -> _Round:
    sample = job.sample
    # The network alone is timed before and after the run, because machines change their speed meanwhile; it is closed
    # during the run, whose memory is measured.
    before = parts.forward(made.address(), job, sample[::2])
    target = folder / "bench_mask.tif"
    address = made.address()
    if made.server is not None:
        made.server.counts()
    parts.forget_peak()
    started = time.perf_counter()
    result = mask(
        address,
        target,
        model=model,
        device=job.device,
        precision=job.precision,
        resolution=job.resolution,
        all_bands=job.all_bands,
        overwrite=True,
        on_progress=on_progress,
    )
    run = time.perf_counter() - started
    peak = parts.peak_rss()
    fetched = {} if made.server is None else made.server.counts()
    parts.remove_mask(target)
    after = parts.forward(made.address(), job, sample[1::2] or sample)
    rows = len(list(job.tiling.rows()))
    return _Round(
        run=run,
        decode=parts.decode(made.address(), job),
        forward=statistics.mean((before, after)) * rows,
        write=parts.write(job, folder / "bench_write.tif"),
        result=result,
        peak=peak,
        fetched=fetched,
    )


def _told(made: _Input, job: Job, rounds: Sequence[_Round], latency: float) -> dict[str, Any]:
    def median(measured: Callable[[_Round], float], digits: int = 3) -> float:
        return round(statistics.median(map(measured, rounds)), digits)

    def percent(part: str) -> float:
        return median(lambda one: 100 * getattr(one.result.report.seconds, part) / one.result.report.seconds.total, 1)

    pixels = job.grid.height * job.grid.width / 1e6
    told = {
        "kind": made.kind.value,
        "device": rounds[-1].result.report.device,
        "precision": rounds[-1].result.report.precision,
        "resolution": job.resolution,
        "size": job.grid.width,
        "bands": list(job.bands),
        "source_mib": round(size_in_bytes(made.path) / 2**20, 1),
        "run_s": median(lambda one: one.run),
        "decode_alone_s": median(lambda one: one.decode),
        "forward_alone_s": median(lambda one: one.forward),
        "write_alone_s": median(lambda one: one.write),
        "run_over_larger": median(lambda one: one.run / max(one.decode, one.forward)),
        "run_over_both": median(lambda one: one.run / (one.decode + one.forward)),
        "read_percent": percent("read"),
        "network_percent": percent("infer"),
        "write_percent": percent("write"),
        "end_to_end_mpx_s": median(lambda one: pixels / one.run),
        "forward_mpx_s": median(lambda one: pixels / one.forward),
        "read_mpx_s": median(lambda one: pixels / one.decode),
        "write_mpx_s": median(lambda one: pixels / one.write),
        "end_to_end_over_forward": median(lambda one: one.forward / one.run),
        "redundant_ratio": round(rounds[-1].result.redundant_ratio, 3),
        "peak_rss_mib": rounds[0].peak and max(one.peak or 0.0 for one in rounds),
    }
    if made.server is not None:
        told["latency_ms"] = round(latency * 1000, 1)
        told["requests"] = rounds[-1].fetched["requests"]
        told["fetched_mib"] = round(rounds[-1].fetched["bytes"] / 2**20, 1)
    return told
