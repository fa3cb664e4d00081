"""What the training's tests share: made ground, a made CloudSEN12+, tiny networks, and recipes made tiny by options."""

import logging
import signal
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from makers.chips import CLOUD, MadeChip, made_ground, write_chips, write_list
from makers.clipseg import make_full, random_model, tiny_config
from makers.commands import Ran
from makers.ssl_sets import make_rasters, make_sen12ms, make_whus2
from makers.training import make_training_set

from engine.sentinel2 import BAND_NAMES
from train.__main__ import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def ground_folder(tmp_path_factory) -> Path:
    """Three clear chips of three sites; one has no B10, one carries the offset of baseline 04.00; and a cloudy one."""
    without_b10 = tuple(band for band in BAND_NAMES if band != "B10")
    return write_chips(
        tmp_path_factory.mktemp("s2"),
        [
            MadeChip("here", made_ground(96, 0)),
            MadeChip("there", made_ground(96, 1)),
            MadeChip(
                "shifted", made_ground(96, 2), level="L2A", bands=without_b10, scale="(DN-1000)/10000 (offset)"
            ),
            MadeChip("here", made_ground(96, 3), cloudiness="cloudy"),
        ],
    )  # fmt: skip


@pytest.fixture(scope="session")
def cloudy_ground(tmp_path_factory) -> Path:
    """Two clear sites, and a pair of images of a third with cloud over its middle; `cloudy.csv` lists the pair."""
    clear = made_ground(96, 5)
    clouded = clear.copy()
    clouded[:, 20:60, 30:80] = np.array(CLOUD)[:, None, None]
    folder = write_chips(
        tmp_path_factory.mktemp("pairs"),
        [
            MadeChip("here", made_ground(96, 0)),
            MadeChip("there", made_ground(96, 1)),
            MadeChip("pair", clear),
            MadeChip("pair", clouded, cloudiness="cloudy"),
        ],
    )
    write_list(folder / "cloudy.csv", ("pair_L1C_cloudy.tif", "pair_L1C_clear.tif", "difference"))
    return folder


@pytest.fixture(scope="session")
def made_cloudsen12(tmp_path_factory) -> Path:
    """A made CloudSEN12+ of 61 px: 8 chips to train on, 3 to validate, 3 to test; nothing may be written there."""
    return make_training_set(tmp_path_factory.mktemp("cloudsen12plus"))


@pytest.fixture(scope="session")
def unlabelled_sets(tmp_path_factory) -> dict[str, Path]:
    """Made sets to learn from without labels, by the names of the recipes for them; nothing may be written there."""
    folder = tmp_path_factory.mktemp("unlabelled")
    return {
        "rasters": make_rasters(folder / "rasters") / "chips",
        "sen12ms": make_sen12ms(folder / "sen12ms"),
        "whus2": make_whus2(folder / "whus2"),
    }


@pytest.fixture(scope="session")
def tiny_clipseg(tmp_path_factory) -> Path:
    """The card folder of a CLIPSeg with random weights, narrow and shallow."""
    return make_full(tmp_path_factory.mktemp("models"), random_model(tiny_config()), tiny_config())


@pytest.fixture
def recipe_here(tmp_path) -> Callable[[str], list[str]]:
    """Gives the options for a recipe by its name, with its run in the test's own folder `run`."""

    def options(name: str) -> list[str]:
        recipe = tmp_path / f"{name}.yaml"
        written = (ROOT / "train" / "recipes" / f"{name}.yaml").read_text()
        recipe.write_text(written.replace(f"runs/{name}", str(tmp_path / "run")))
        return ["--config", str(recipe)]

    return options


@pytest.fixture
def tiny_recipe(
    recipe_here, tmp_path, ground_folder, made_cloudsen12, tiny_clipseg, unlabelled_sets
) -> Callable[[str], list[str]]:
    """Gives options that make a recipe tiny, by its name: two epochs on made data, with a small network, on the CPU."""
    unet = ["--model.encoder", "mobilenetv3_small_050", "--model.imagenet", "false"]
    patches = [
        *(*unet, "--model.teacher", "null", "--data.cloudy", "null"),
        *("--data.ground", str(ground_folder), "--data.folder", str(tmp_path / "packs")),
        *("--data.validation_sites", "[there]", "--data.unused_sites", "[]", "--data.patches", "6"),
        *("--data.validation_patches", "2", "--data.patch", "64", "--data.crop", "64", "--data.batch_size", "2"),
        *("--data.steps_per_epoch", "3", "--data.processes", "1", "--trainer.check_val_every_n_epoch", "1"),
        *("--trainer.max_steps", "6"),
    ]
    any_bands = [
        *(*unet, "--model.warmup_steps", "2", "--data.path", str(made_cloudsen12), "--data.workers", "0"),
        *("--data.crop", "32", "--data.batch_size", "4", "--data.steps_per_epoch", "2"),
        *("--trainer.check_val_every_n_epoch", "1", "--trainer.max_steps", "4"),
    ]
    published = [
        *("--data.path", str(made_cloudsen12), "--data.batch_size", "4", "--data.workers", "0"),
        *("--trainer.max_epochs", "2"),
    ]
    encoder = [*patches[6:], "--trainer.max_steps", "6"]
    fine_tuned = [
        *("--data.crop", "16", "--data.batch_size", "4", "--data.eval_batch_size", "4", "--data.workers", "0"),
        *("--trainer.max_epochs", "2"),
    ]
    clipseg = [
        *("--model.base", str(tiny_clipseg), "--data.path", str(made_cloudsen12)),
        *("--data.folder", str(tmp_path / "prepared"), "--data.batch_size", "8", "--data.eval_batch_size", "12"),
        *("--trainer.max_epochs", "2"),
    ]
    moco = [
        *("--model.queue", "6", "--model.views.size", "32", "--data.patch", "32", "--data.workers", "0"),
        *("--data.batch_size", "3", "--data.validation", "0.4", "--trainer.max_epochs", "2"),
    ]
    deepcluster = [
        *("--model.prototypes", "4", "--model.hidden", "16", "--model.views.size", "32", "--data.patch", "32"),
        *("--data.batch_size", "3", "--data.validation", "0.4", "--data.workers", "0", "--trainer.max_epochs", "2"),
    ]
    sets = {**unlabelled_sets, "cloudsen12": made_cloudsen12}
    of_rasters = ["--data.patches_per_image", "2", "--data.decoded", str(tmp_path / "decoded")]
    tiny = {
        **{f"moco_{name}": [*moco, "--data.source.init_args.path", str(path)] for name, path in sets.items()},
        **{
            name: [*deepcluster, "--data.source.init_args.path", str(sets[name.removeprefix("deepcluster_")])]
            for name in ("deepcluster_rasters", "deepcluster_whus2", "deepcluster_cloudsen12")
        },
        "deepcluster_label_free": [*deepcluster, "--data.source.init_args.path", str(sets["whus2"])],
        "ssl_resnet_fast": encoder,
        "ssl_resnet_cloud": [*fine_tuned, "--data.path", str(unlabelled_sets["whus2"])],
        "ssl_resnet_four_class": [*fine_tuned, "--data.path", str(made_cloudsen12)],
        **dict.fromkeys(("unet_default", "unet_large"), patches),
        "unet_any_bands": any_bands,
        **dict.fromkeys(("unet_mobilenetv2_13band", "unet_mobilenetv2_rgb"), published),
        **dict.fromkeys(("clipseg_fft", "clipseg_lora", "clipseg_towers_full", "clipseg_towers_lora"), clipseg),
    }
    tiny["moco_rasters"] += ["--model.validation_queue", "6", "--model.hidden", "16", "--model.warmup_steps", "1"]
    tiny["moco_rasters"] += ["--model.key_groups", "1"]
    for name in ("moco_rasters", "deepcluster_rasters"):
        tiny[name] += of_rasters

    def options(name: str) -> list[str]:
        assert name in tiny, f"nothing here makes the recipe {name} tiny"
        cpu = ["--trainer.accelerator", "cpu", "--trainer.devices", "1", "--trainer.log_every_n_steps", "1"]
        return [*recipe_here(name), *tiny[name], *cpu]

    return options


@pytest.fixture
def tiny_clipseg_recipe(tiny_recipe) -> Callable[[str], list[str]]:
    """Gives options that make a CLIPSeg recipe tiny: two epochs on 8 made chips with a tiny network, on the CPU."""
    return tiny_recipe


@pytest.fixture
def small_recipe(tiny_recipe) -> list[str]:
    """Options that make the default recipe tiny: three steps an epoch on made ground, without a teacher."""
    return tiny_recipe("unet_default")


@pytest.fixture
def train(capfd, monkeypatch):
    """Runs a command in this process, which saves the imports; `test_fit…` does it as people do."""
    monkeypatch.chdir(ROOT)
    # Lightning's log keeps the standard error of the test that imported it.
    monkeypatch.setattr(logging, "raiseExceptions", False)

    def run(*arguments: str) -> Ran:
        try:
            code = main(arguments)
        except SystemExit as ended:  # wrong usage, as argparse and jsonargparse tell it
            code = int(ended.code or 0)
        return Ran(code, capfd.readouterr().err)

    handler = signal.getsignal(signal.SIGINT)
    yield run
    signal.signal(signal.SIGINT, handler)  # Lightning leaves a process deaf that is interrupted while it prepares data
