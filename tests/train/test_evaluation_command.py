"""`python -m train evaluate` on a few real chips; the published models against scores made elsewhere; bad input."""

import csv
import importlib.util
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import rasterio
from PIL import Image

from train.__main__ import main
from train.evaluation.chips import LANDSAT, read_labelled
from train.evaluation.contenders import Judged
from train.evaluation.labelled import cloud_agreements
from train.export import read_metrics, split_errors
from train.predict import cloud_probability, open_predictor

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
LABELLED = ("cloudsen12_3014", "l8biome_Forest_08_0805")
HELD_OUT = (
    "tivoli-it_2018-02-10_L1C_clear",
    "tivoli-it_2018-03-22_L1C_cloudy",
    "tivoli-it_2018-04-11_L1C_cloudy",
    "tivoli-it_2018-07-05_L1C_partly",
)

needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the real images lie beside the repository, not in it")
needs_peers = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in ("ukis_csmask", "onnxruntime", "s2cloudless")),
    reason='the published models are not installed: pip install -e ".[peers]"',
)


def _copy(source: Path, target: Path, names: tuple[str, ...]) -> None:
    with (source / "manifest.csv").open(newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if Path(row["file"]).stem in names]
    assert len(rows) == len(names)
    for row in rows:
        for column in {"file", "mask"} & set(row):
            (target / row[column]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / row[column], target / row[column])
    write_manifest(target, rows)


def write_manifest(folder: Path, rows: list[dict[str, str]]) -> None:
    with (folder / "manifest.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def read_manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(newline="") as stream:
        return list(csv.DictReader(stream))


def write_image(path: Path, values: np.ndarray, bands: tuple[str, ...] = ()) -> None:
    count, height, width = values.shape
    path.chmod(0o644)
    with rasterio.open(
        path, "w", driver="GTiff", width=width, height=height, count=count, dtype=values.dtype
    ) as target:
        target.write(values)
        if bands:
            target.descriptions = bands


@pytest.fixture
def data(tmp_path) -> Path:
    """Two labelled and four held-out chips in folders of their own."""
    folder = tmp_path / "data"
    for name, names in (("labelled", LABELLED), ("s2", HELD_OUT)):
        (folder / name).mkdir(parents=True)
        _copy(DATA / name, folder / name, names)
    return folder


@pytest.fixture
def evaluate(capfd, monkeypatch, tmp_path):
    """Runs the command in this process; gives the exit code, what it printed, and what it complained of."""
    monkeypatch.chdir(ROOT)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["evaluate", "--output", str(tmp_path / "out"), *arguments])
        return code, *capfd.readouterr()

    return run


@needs_data
def test_the_whole_command(evaluate, data, tmp_path):
    code, printed, complaints = evaluate("--data", str(data))
    assert (code, complaints) == (0, "")
    assert max(map(len, printed.splitlines())) <= 120
    assert "labelled Sentinel-2 chips" in printed
    assert "percent of clear pixels called cloud" in printed
    out = tmp_path / "out"
    others, errors = split_errors(read_metrics(out / "metrics.json"))
    assert {"vegetation"} == {each["surface"] for each in errors}
    assert {"name", "dataset", "split", "value", "measured_by"} <= set(others[0])
    assert len(others) <= 60
    found = {(each["name"], each["dataset"], each["split"]): each for each in others}
    assert 0.5 < found["cloud f1", "labelled Sentinel-2 chips", "4 bands, 1 image"]["value"] < 1
    assert found["rank correlation", "22 dates of one place", "13 bands, 4 images"]["value"] > 0.7
    with (out / "chips.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["chip"] for row in rows} == {*LABELLED, *HELD_OUT}
    assert {row["bands"] for row in rows if row["chip"] == LABELLED[0]} == {"all bands", "4 bands", "RGB", "RGB, 8 bit"}
    for picture in ("bars.png", "reliability.png", "sheets/series-1.png", "sheets/labelled-landsat-1.png"):
        with Image.open(out / picture) as image:
            assert min(image.size) > 300
            assert len(set(image.convert("L").resize((64, 64)).tobytes())) > 10


@needs_data
def test_two_models_stand_in_one_table_and_get_files_of_their_own(evaluate, data, tmp_path):
    for name in ("labelled", "s2"):
        write_manifest(data / name, read_manifest(data / name)[:1])
    code, printed, _ = evaluate("--data", str(data), "--model", "default", "--model", "cloudmask-unet-1")
    assert code == 0
    assert "cloudmask-unet-1 (2)" in printed
    first = json.loads((tmp_path / "out" / "metrics.json").read_text())
    assert first == json.loads((tmp_path / "out" / "metrics-cloudmask-unet-1 (2).json").read_text())


def test_a_predictor_hands_bands_over_in_the_networks_order_and_divides_by_the_temperature():
    predictor = open_predictor("default")
    numbers = np.random.default_rng(0).integers(1, 9000, (13, 70, 50)).astype(np.float32)
    present = np.ones(13, bool)
    logits = predictor.logits(numbers, present)
    assert logits.shape == (1, 4, 70, 50)
    numbers[12] += 5000
    present[12] = False
    without = predictor.logits(numbers, present)
    numbers[12] = 0
    assert (without - predictor.logits(numbers, present)).abs().max() == 0
    sure, unsure = (cloud_probability(logits, temperature) for temperature in (0.1, 100.0))
    assert np.abs(unsure - 0.5).max() < 0.1
    assert np.abs(sure - 0.5).mean() > np.abs(cloud_probability(logits, 1.0) - 0.5).mean()


@needs_data
@needs_peers
class TestPeers:
    def test_csmask_scores_as_it_did_when_the_chips_were_collected(self):
        from train.evaluation.peers import CSMaskPeer

        known = {}
        with (DATA / "labelled" / "baseline_scores.csv").open(newline="") as stream:
            for row in csv.DictReader(stream):
                known[Path(row["file"]).stem] = float(row["csmask_cloud_iou"] or "nan")
        peer = CSMaskPeer(1)
        wanted = ("dlr_l5", "l8biome_Forest_08_0805")
        chips = [chip for chip in read_labelled(DATA / "labelled") if chip.name in wanted]
        one = Judged("peer", "6 bands", False, {chip.name: peer.masks(chip)["6 bands"] for chip in chips})
        measured = {name: each.iou for name, each in cloud_agreements(one, chips, LANDSAT).items()}
        assert measured == pytest.approx({name: known[name] for name in wanted}, abs=1e-3)

    def test_s2cloudless_sees_what_is_plain(self, data):
        from train.evaluation.chips import read_held_out
        from train.evaluation.peers import OWN_BANDS, S2CloudlessPeer

        peer = S2CloudlessPeer(1)
        shares = {
            chip.name: float((peer.masks(chip)[OWN_BANDS] == 1).mean())
            for chip in read_held_out(data / "s2", ["tivoli-*"])
        }
        assert shares[HELD_OUT[0]] < 0.02
        assert shares[HELD_OUT[2]] > 0.98
        assert 0.03 < shares[HELD_OUT[3]] < 0.4

    def test_peers_do_only_what_they_have_bands_for(self, data):
        from train.evaluation.peers import CSMaskPeer, S2CloudlessPeer

        sentinel = next(chip for chip in read_labelled(data / "labelled") if chip.name == LABELLED[0])
        assert S2CloudlessPeer(1).masks(sentinel) == {}
        assert set(CSMaskPeer(1).masks(sentinel)) == {"4 bands"}


class TestBadInput:
    def failed(self, outcome: tuple[int, str, str], *words: str) -> None:
        code, _, complaints = outcome
        assert code == 1
        assert "Traceback" not in complaints
        (sentence,) = complaints.strip().splitlines()
        assert sentence.startswith("error: ")
        assert all(word in sentence for word in words), sentence

    def test_no_data_folder(self, evaluate, tmp_path):
        self.failed(evaluate("--data", str(tmp_path / "nowhere")), "there is no", "manifest.csv", "--data")

    @needs_data
    def test_no_manifest_of_the_held_out_chips(self, evaluate, data):
        (data / "s2" / "manifest.csv").unlink()
        self.failed(evaluate("--data", str(data)), "there is no", "s2", "manifest.csv")

    @needs_data
    def test_a_manifest_without_a_column(self, evaluate, data):
        rows = read_manifest(data / "labelled")
        for row in rows:
            del row["shadow_labelled"]
        write_manifest(data / "labelled", rows)
        self.failed(evaluate("--data", str(data)), "lacks shadow_labelled")

    @needs_data
    def test_a_number_that_is_none(self, evaluate, data):
        rows = read_manifest(data / "s2")
        rows[0]["cloud_pct_by_eye"] = "half"
        write_manifest(data / "s2", rows)
        self.failed(evaluate("--data", str(data)), "cloud_pct_by_eye", "no number")

    @needs_data
    def test_a_mask_of_another_size_than_its_image(self, evaluate, data):
        write_image(data / "labelled" / f"{LABELLED[0]}_mask.tif", np.zeros((1, 20, 30), np.uint8))
        self.failed(evaluate("--data", str(data)), f"{LABELLED[0]}_mask.tif is 30 × 20 pixels", "509 × 509")

    @needs_data
    def test_a_mask_that_is_no_image(self, evaluate, data):
        mask = data / "labelled" / f"{LABELLED[0]}_mask.tif"
        mask.chmod(0o644)
        mask.write_text("no image")
        self.failed(evaluate("--data", str(data)), f"{LABELLED[0]}_mask.tif cannot be read")

    @needs_data
    def test_a_chip_without_red_green_and_blue(self, evaluate, data):
        image = data / "s2" / "chips" / f"{HELD_OUT[0]}.tif"
        write_image(image, np.ones((2, 20, 20), np.uint16), ("B04", "B08"))
        self.failed(evaluate("--data", str(data)), HELD_OUT[0], "must have red, green and blue")

    @needs_data
    def test_no_chip_of_a_held_out_site(self, evaluate, data, tmp_path):
        recipe = tmp_path / "recipe.yaml"
        recipe.write_text("data: {init_args: {validation_sites: [atlantis]}}")
        self.failed(evaluate("--data", str(data), "--recipe", str(recipe)), "lists no chip", "validation sites")

    @needs_data
    def test_a_recipe_without_sites(self, evaluate, data, tmp_path):
        recipe = tmp_path / "recipe.yaml"
        recipe.write_text("model: {}")
        self.failed(evaluate("--data", str(data), "--recipe", str(recipe)), "recipe.yaml", "holds out no sites")

    @pytest.mark.parametrize(
        ("model", "words"),
        [
            ("no-such-model", ("there is no model no-such-model", "cloudmask-unet-1")),
            ("runs/no-such.ckpt", ("there is no checkpoint",)),
            ("runs/no-such-card", ("holds no model",)),
        ],
    )
    def test_a_model_that_is_not_there(self, evaluate, model, words):
        self.failed(evaluate("--model", model), *words)

    def test_something_else_for_a_checkpoint(self, evaluate, tmp_path):
        (tmp_path / "a.ckpt").write_text("not weights")
        self.failed(evaluate("--model", str(tmp_path / "a.ckpt")), "is not a checkpoint")

    def test_damaged_weights(self, evaluate, tmp_path):
        card = tmp_path / "card"
        shutil.copytree(ROOT / "engine" / "models" / "bundled" / "cloudmask-unet-1", card)
        with (card / "weights.safetensors").open("ab") as stream:
            stream.write(b"x")
        self.failed(evaluate("--model", str(card)), "do not match the digest")

    def test_a_peer_that_is_not_installed(self, evaluate, monkeypatch):
        monkeypatch.setattr("train.evaluation.peers.find_spec", lambda name: None)
        self.failed(evaluate("--peers"), "is not installed", 'pip install -e ".[peers]"')
