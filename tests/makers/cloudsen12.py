"""Tiny data sets in the layouts in which CloudSEN12 and CloudSEN12+ are published, byte for byte.

Written from the tables of the layouts, with struct, json, pyarrow and zipfile; nothing of the reader is used.
"""

from __future__ import annotations

import csv
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import parquet
from rasterio.io import MemoryFile
from rasterio.transform import from_origin

HUB = "https://huggingface.co/datasets/isp-uv-es/CloudSEN12Plus/resolve/main"
L2A_PLANES = 14
TEXT_OF_B = b"tortilla".ljust(24)
"""The text at 18:42 of headers of kind B."""


@dataclass(frozen=True)
class MadeSample:
    """A chip before it is padded: image [13, N, N], codes of its label, and rows of metadata."""

    roi: str = "ROI_0001"
    product: str = "20190212T142031_20190212T143214_T19FDF"
    split: str = "test"
    label_type: str = "high"
    size: int = 13
    seed: int = 0
    codes: tuple[int, ...] = (0, 1, 2, 3)
    extra: Mapping[str, np.ndarray] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"{self.roi}__{self.product}"

    @property
    def image(self) -> np.ndarray:
        """uint16 [13, N, N], nowhere 0."""
        return np.random.default_rng(self.seed).integers(1, 9000, (13, self.size, self.size), np.uint16)

    @property
    def label(self) -> np.ndarray:
        """uint8 [N, N], every code in it."""
        codes = np.random.default_rng(self.seed + 1000).choice(self.codes, (self.size, self.size)).astype(np.uint8)
        codes.flat[: len(self.codes)] = self.codes
        return codes

    @property
    def prediction(self) -> np.ndarray:
        """uint8 [N, N], what another algorithm says."""
        return np.random.default_rng(self.seed + 2000).integers(0, 4, (self.size, self.size), np.uint8)

    def padded(self, plane: np.ndarray, padding: int, side: str = "left bottom") -> np.ndarray:
        """Zeros around the last two axes, where the data card says, or on other sides."""
        rows = (0, padding) if "bottom" in side else (padding, 0)
        columns = (padding, 0) if "left" in side else (0, padding)
        return np.pad(plane, [*[(0, 0)] * (plane.ndim - 2), rows, columns])


def two_rois(**kinds: object) -> list[MadeSample]:
    """Two chips of one region and one of another, listed in no order."""
    return [
        MadeSample("ROI_0009", seed=3, **kinds),
        MadeSample("ROI_0001", "20200722T064629_20200722T064811_T43WER", seed=2, **kinds),
        MadeSample("ROI_0001", seed=1, **kinds),
    ]


def geotiff(planes: np.ndarray, descriptions: Sequence[str] = ()) -> bytes:
    """A compressed GeoTIFF of [planes, H, W]."""
    with MemoryFile() as memory:
        with memory.open(
            driver="GTiff", dtype=planes.dtype, count=len(planes), height=planes.shape[1], width=planes.shape[2],
            compress="deflate", crs="EPSG:32719", transform=from_origin(500_000, 4_000_000, 10, 10),
        ) as target:  # fmt: skip
            target.write(planes)
            for index, text in enumerate(descriptions, 1):
                target.set_band_description(index, text)
        return memory.read()


def hollow_geotiff(planes: int, edge: int) -> bytes:
    """A GeoTIFF of some thousand bytes that says how large it is, and holds nothing."""
    with MemoryFile() as memory:
        shape = {"count": planes, "height": edge, "width": edge}
        memory.open(driver="GTiff", dtype="uint16", compress="deflate", tiled=True, sparse_ok=True, **shape).close()
        return memory.read()


def stack(sample: MadeSample, padding: int = 3, side: str = "left bottom", planes: int = 15) -> bytes:
    """A chip of CloudSEN12+: 13 bands, label and prediction as one uint16 GeoTIFF."""
    whole = np.concatenate([sample.image, [sample.label, sample.prediction]]).astype(np.uint16)
    return geotiff(sample.padded(whole[:planes], padding, side))


# (c) .mlstac


def mlstac_bytes(blobs: Mapping[str, bytes], *, spaces: bool = True, claimed: int | None = None) -> bytes:
    """A container; `claimed` is the length of the list that its header says."""
    entries, begin = {}, 0
    for name, blob in blobs.items():
        entries[name] = [begin, len(blob)]
        begin += len(blob)
    listed = json.dumps(entries, separators=(", ", ": ") if spaces else (",", ":")).encode()
    return b"#y" + struct.pack("<Q", len(listed) if claimed is None else claimed) + listed + b"".join(blobs.values())


def mlstac_rows(samples: Sequence[MadeSample], container: str, header: int) -> list[dict[str, object]]:
    """Rows of `metadata.parquet`, with its columns."""
    rows, begin = [], 0
    for sample in samples:
        length = len(stack(sample))
        rows.append(
            {
                "datapoint_id": sample.id, "begin": begin, "length": length, "roi_id": sample.roi, "equi_id": "1_2",
                "equi_zone": "NA", "s2_id_gee": sample.product, "s2_id": f"S2A_MSIL1C_{sample.product}",
                "s2_date": "2019-02-12", "s2_mean_solar_azimuth_angle": 120.5, "s2_mean_solar_zenith_angle": 40.25,
                "proj_epsg": 32719, "proj_geometry": "POLYGON", "proj_shape": sample.size, "proj_centroid": "POINT",
                "proj_transform": "[10.0, 0.0]", "label_type": sample.label_type, "fixed": 0,
                "split": "validation" if sample.split == "val" else sample.split,
                "url": f"{HUB}/{sample.split}/{container}", "metadata_length": header, "thick_percentage": 25,
                "thin_percentage": 25, "cloud_shadow_percentage": 25, "clear_percentage": 25,
            }
        )  # fmt: skip
        begin += length
    return rows


def make_mlstac(
    folder: Path, samples: Sequence[MadeSample], *, name: str = "test_509_high.mlstac", metadata: bool = True,
    spaces: bool = True, **shape: object,
) -> Path:  # fmt: skip
    """A container, and `metadata.parquet` beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    container = folder / name
    container.write_bytes(mlstac_bytes({one.id: stack(one, **shape) for one in samples}, spaces=spaces))
    if metadata:
        header = struct.unpack_from("<Q", container.read_bytes(), 2)[0]
        (folder / "metadata.parquet").write_bytes(table(mlstac_rows(samples, name, header)))
    return container


def table(rows: Sequence[Mapping[str, object]], **options: object) -> bytes:
    """A Parquet table, written as TACO v1 writes it: zstd at its strongest, without a dictionary."""
    sink = io.BytesIO()
    settings = {"compression": "zstd", "compression_level": 22, "use_dictionary": False, **options}
    parquet.write_table(pa.Table.from_pylist(list(rows)), sink, **settings)
    return sink.getvalue()


# (d), (e) TORTILLA and TACO v1


def tortilla_bytes(
    items: Sequence[tuple[Mapping[str, object], str, bytes]], kind: str = "A", parts: int = 1,
    collection: Mapping[str, object] | None = None,
) -> bytes:  # fmt: skip
    """A TORTILLA, or a TACO where there is a collection, of (columns, file format, bytes)."""
    rows, blobs, offset = [], b"", 200
    for columns, file_format, blob in items:
        placed = {"tortilla:file_format": file_format, "tortilla:offset": offset, "tortilla:length": len(blob)}
        rows.append({**columns, **placed})
        blobs += blob
        offset += len(blob)
    footer = table(rows)
    told = b"" if collection is None else json.dumps(collection).encode()
    head = bytearray(200)
    head[0:2] = b"#y" if collection is None else b"WX"
    struct.pack_into("<QQ", head, 2, offset, len(footer))
    after = 18
    if kind == "B":
        head[18:42] = TEXT_OF_B
        after = 42
    struct.pack_into("<Q", head, after, parts)
    if collection is not None:
        struct.pack_into("<QQ", head, after + 8, offset + len(footer), len(told))
    return bytes(head) + blobs + footer + told


def nested_l1c(sample: MadeSample, kind: str = "A", padding: int = 3) -> bytes:
    """A sample of Level-1C: a TORTILLA of the image and the label."""
    return tortilla_bytes(
        [
            ({"tortilla:id": "s2l1c"}, "GTiff", geotiff(sample.padded(sample.image, padding))),
            ({"tortilla:id": "target"}, "GTiff", geotiff(sample.padded(sample.label[None], padding))),
        ],
        kind,
    )


def nested_l2a(sample: MadeSample, kind: str = "A", padding: int = 3) -> bytes:
    """A sample of Level-2A: 12 bands with aerosol and water vapour, and the label."""
    planes = np.concatenate([np.delete(sample.image, 10, axis=0), sample.image[:2]])
    assert len(planes) == L2A_PLANES
    return tortilla_bytes(
        [
            ({"tortilla:id": "s2l2a"}, "GTiff", geotiff(sample.padded(planes, padding))),
            ({"tortilla:id": "target"}, "GTiff", geotiff(sample.padded(sample.label[None], padding))),
        ],
        kind,
    )


def nested_extra(sample: MadeSample, kind: str = "A", padding: int = 3) -> bytes:
    """The extra layers of a sample: elevation, and masks of algorithms."""
    layers = {"elevation": np.full((sample.size, sample.size), 700, np.int16), **sample.extra}
    return tortilla_bytes(
        [
            ({"tortilla:id": name}, "GTiff", geotiff(sample.padded(plane[None], padding)))
            for name, plane in layers.items()
        ],
        kind,
    )


def taco_row(sample: MadeSample, padding: int = 3) -> dict[str, object]:
    """The columns of a sample of TACO v1."""
    edge = sample.size + padding
    return {
        "tortilla:id": sample.id, "tortilla:data_split": "validation" if sample.split == "val" else sample.split,
        "stac:crs": "EPSG:32719", "stac:geotransform": [500000.0, 10.0, 0.0, 4e6, 0.0, -10.0],
        "stac:raster_shape": [edge, edge], "stac:time_start": 1549980000.0, "stac:centroid": "POINT (0 0)",
        "roi_id": sample.roi, "old_roi_id": sample.roi, "equi_id": "1_2", "equi_zone": "NA",
        "s2_id": f"S2A_MSIL1C_{sample.product}", "label_type": sample.label_type, "real_proj_shape": sample.size,
        "clear_percentage": 25.0, "thick_percentage": 25.0, "thin_percentage": 25.0, "cloud_shadow_percentage": 25.0,
        "difficulty": 2,
    }  # fmt: skip


def make_taco1(
    folder: Path, samples: Sequence[MadeSample], *, pack: str = "l1c", kind: str = "A", parts: int = 1,
    taco: bool = True,
) -> list[Path]:  # fmt: skip
    """The parts of a pack (`l1c`, `l2a`, `extra`), or TORTILLA files of the same."""
    folder.mkdir(parents=True, exist_ok=True)
    nested = {"l1c": nested_l1c, "l2a": nested_l2a, "extra": nested_extra}[pack]
    made = []
    for part in range(parts):
        items = [(taco_row(one), "TORTILLA", nested(one, kind)) for one in samples[part::parts]]
        collection = {"id": f"cloudsen12-{pack}", "taco_version": "0.4.0"} if taco else None
        made.append(folder / f"cloudsen12-{pack}.{part:04d}.part.{'taco' if taco else 'tortilla'}")
        made[-1].write_bytes(tortilla_bytes(items, kind, parts, collection))
    return made


# (f) TACO v2


def make_tacozip(path: Path, samples: Sequence[MadeSample], *, padding: int = 3, damage: str = "") -> Path:
    """An archive; `damage` is `collection`, `table`, `count`, `places` (the levels mix them up) or `all places`."""
    files: dict[str, bytes] = {}
    for sample in samples:
        files[f"DATA/{sample.id}/s2l1c.tif"] = geotiff(sample.padded(sample.image, padding))
        files[f"DATA/{sample.id}/target.tif"] = geotiff(sample.padded(sample.label[None], padding))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        _store(archive, "TACO_HEADER", bytes(116), force_zip64=False)
        places = {name: _store(archive, name, data) for name, data in files.items()}
        top, below = [], []
        for index, sample in enumerate(samples):
            rows = []
            for name in ("s2l1c.tif", "target.tif"):
                found = places[f"DATA/{sample.id}/{name}" if damage != "all places" else f"DATA/{samples[0].id}/{name}"]
                rows.append({"id": name, "type": "FILE", "internal:size": found[1], "internal:offset": found[0]})
            meta = _store(archive, f"DATA/{sample.id}/__meta__", table(rows))
            told = {key: value for key, value in taco_row(sample).items() if not key.startswith("tortilla:")}
            place = {"internal:size": meta[1], "internal:offset": meta[0], "internal:current_id": index}
            top.append({"id": sample.id, "type": "FOLDER", **told, "split": sample.split, **place})
            for row in rows:
                child = {"internal:current_id": len(below), "internal:parent_id": index}
                below.append({**row, **child, "internal:relative_path": f"{sample.id}/{row['id']}"})
        if damage == "places":  # as tacotoolbox 0.26.9 does where samples are not in the order of their names
            for row, (offset, size) in zip(below, [places[name] for name in sorted(places)], strict=True):
                row.update({"internal:offset": offset, "internal:size": size})
        tables = [b"no Parquet" if damage == "table" else table(rows) for rows in (top, below)]
        slots = [_store(archive, f"METADATA/level{level}.parquet", data) for level, data in enumerate(tables)]
        collection = b"{" if damage == "collection" else json.dumps(_collection(len(samples))).encode()
        slots.append(_store(archive, "COLLECTION.json", collection))
    payload = struct.pack("<B3x", 9 if damage == "count" else len(slots))
    payload += b"".join(struct.pack("<QQ", *slot) for slot in slots).ljust(112, b"\0")
    _rewrite_header(path, payload)
    return path


def _collection(chips: int) -> dict[str, object]:
    below = {"n": 2 * chips, "type": ["FILE", "FILE"], "id": ["s2l1c.tif", "target.tif"]}
    schema = {"root": {"n": chips, "type": "FOLDER"}, "hierarchy": {"1": [below]}}
    return {"id": "cloudsen12", "dataset_version": "1.0.0", "taco:pit_schema": schema, "taco:field_schema": {}}


def _store(archive: zipfile.ZipFile, name: str, data: bytes, force_zip64: bool = True) -> tuple[int, int]:
    """Writes an entry; returns where its bytes begin, and how many they are."""
    info = zipfile.ZipInfo(name)
    with archive.open(info, "w", force_zip64=force_zip64) as entry:
        entry.write(data)
    start = info.header_offset
    names, extra = 26, 28
    raw = archive.fp
    end = raw.tell()
    raw.seek(start)
    head = raw.read(30)
    raw.seek(end)
    lengths = struct.unpack_from("<H", head, names)[0] + struct.unpack_from("<H", head, extra)[0]
    return start + 30 + lengths, len(data)


def _rewrite_header(path: Path, payload: bytes) -> None:
    """Puts the places into the first entry, and its checksum into both of its headers."""
    assert len(payload) == 116
    data = bytearray(path.read_bytes())
    names, extra = struct.unpack_from("<HH", data, 26)
    begin = 30 + names + extra
    data[begin : begin + 116] = payload
    checksum = zlib.crc32(payload)
    struct.pack_into("<L", data, 14, checksum)
    struct.pack_into("<L", data, data.index(b"PK\x01\x02", begin) + 16, checksum)
    path.write_bytes(data)


# (a) the first release's tree


def make_tree(
    folder: Path, samples: Sequence[MadeSample], *, metadata: bool = True, label: bool = True, planes: int = 13
) -> Path:
    """Folders of GeoTIFF files without padding, and the table."""
    for sample in samples:
        where = folder / sample.label_type / sample.roi / sample.product
        (where / "labels").mkdir(parents=True)
        names = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B9", "B10", "B11", "B12"]
        (where / "S2L1C.tif").write_bytes(geotiff(sample.image[:planes], names[:planes]))
        (where / "S2L2A.tif").write_bytes(geotiff(np.delete(sample.image, 10, axis=0)))
        human = {"high": "manual_hq", "scribble": "manual_sc"}.get(sample.label_type)
        if human and label:
            (where / "labels" / f"{human}.tif").write_bytes(geotiff(sample.label[None]))
        for name, plane in sample.extra.items():
            (where / "labels" / f"{name}.tif").write_bytes(geotiff(plane[None]))
    if metadata:
        _write_csv(folder / "cloudsen12_metadata.csv", samples)
    return folder


# (b) memory maps


def make_memmaps(folder: Path, samples: Sequence[MadeSample], *, padding: int = 3, split: str = "test") -> Path:
    """The raw files of a split, in the order of its table."""
    where = folder / split
    where.mkdir(parents=True)
    names = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B8A", "B9", "B10", "B11", "B12"]
    for index, name in enumerate(names):
        planes = np.stack([one.padded(one.image[index], padding) for one in samples]).astype("<i2")
        (where / f"L1C_{name}.dat").write_bytes(planes.tobytes())
        if name != "B10":
            (where / f"L2A_{name}.dat").write_bytes(planes.tobytes())
    human = {"high": "manual_hq", "scribble": "manual_sc"}[samples[0].label_type]
    labels = np.stack([one.padded(one.label, padding) for one in samples]).astype("i1")
    (where / f"LABEL_{human}.dat").write_bytes(labels.tobytes())
    for name in samples[0].extra:
        planes = np.stack([one.padded(one.extra[name], padding) for one in samples]).astype("i1")
        (where / f"LABEL_{name}.dat").write_bytes(planes.tobytes())
    _write_csv(where / "metadata.csv", samples)
    return folder


def _write_csv(path: Path, samples: Sequence[MadeSample]) -> None:
    with path.open("w", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["roi_id", "s2_id_gee", "s2_id", "s2_date", "difficulty", "proj_shape", "label_type", "test"])
        for one in samples:
            product = f"S2A_MSIL1C_{one.product}"
            test = int(one.split == "test")
            writer.writerow([one.roi, one.product, product, "2019-02-12", 2, one.size, one.label_type, test])


# (g) the export of the CLIPSeg study


def make_npz(folder: Path, samples: Sequence[MadeSample], *, padding: int = 3, apart: bool = True) -> Path:
    """A folder for each split; image and label in folders of their own, or in one file."""
    for sample in samples:
        image = sample.padded(sample.image[[3, 2, 1]], padding).astype(np.float32) / 5000
        parts = {"image": np.clip(image, 0, 1).astype(np.float32), "mask": sample.padded(sample.label, padding)}
        if apart:
            for (key, array), name in zip(parts.items(), ("images", "masks"), strict=True):
                (folder / sample.split / name).mkdir(parents=True, exist_ok=True)
                np.savez_compressed(folder / sample.split / name / f"{sample.id}.npz", **{key: array})
        else:
            (folder / sample.split).mkdir(parents=True, exist_ok=True)
            np.savez_compressed(folder / sample.split / f"{sample.id}.npz", **parts)
    return folder


def every_form(folder: Path, samples: Sequence[MadeSample]) -> Iterator[tuple[str, Path]]:
    """The same chips in each form, by the form's name."""
    yield "mlstac", make_mlstac(folder / "mlstac", samples)
    yield "taco-1", make_taco1(folder / "taco-a", samples, kind="A")[0].parent
    yield "taco-1", make_taco1(folder / "taco-b", samples, kind="B", parts=2)[0].parent
    yield "taco-1", make_taco1(folder / "tortilla-a", samples, taco=False)[0]
    yield "taco-1", make_taco1(folder / "tortilla-b", samples, kind="B", taco=False)[0]
    yield "taco-2", make_tacozip(folder / "cloudsen12.tacozip", samples)
    yield "tree", make_tree(folder / "tree", samples)
    yield "memmaps", make_memmaps(folder / "memmaps", samples)
    yield "npz", make_npz(folder / "npz", samples, padding=0)
    yield "npz", make_npz(folder / "npz-together", samples, padding=0, apart=False)
