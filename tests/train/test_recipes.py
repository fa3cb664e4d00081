"""What holds for every recipe: it can be read, writes where it should, is explained, and runs from end to end."""

from pathlib import Path

import pytest
import yaml
from lightning.pytorch.callbacks import LearningRateMonitor, ModelCheckpoint
from lightning.pytorch.loggers import CSVLogger, TensorBoardLogger

from train.checkpoints import BestAndLast
from train.lightning_cli import build
from train.tasks.curves import CurvesPicture

ROOT = Path(__file__).parents[2]
RECIPES = {
    path.stem: plan
    for path in sorted((ROOT / "train" / "recipes").glob("*.yaml"))
    if "trainer" in (plan := yaml.safe_load(path.read_text()))
}


RUN_ELSEWHERE = {
    "unet_default",
    "unet_any_bands",
    "unet_mobilenetv2_rgb",
    "clipseg_fft",
    "clipseg_lora",
    "clipseg_towers_full",
    "ssl_resnet_cloud",
    "moco_rasters",
    "deepcluster_rasters",
    "deepcluster_whus2",
    "deepcluster_cloudsen12",
}
"""Through the same command, among the tests of stops, failures and processes: their step here is slow to repeat."""


def test_there_are_recipes():
    assert {"unet_default", "unet_any_bands", "unet_mobilenetv2_13band", "clipseg_fft", "clipseg_lora"} <= set(RECIPES)


each_recipe = pytest.mark.parametrize("name", RECIPES)


class TestEachRecipe:
    @each_recipe
    def test_its_own_values_build_a_run_that_writes_in_a_folder_of_its_name(self, name, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        trainer, task, data = build(["--config", str(ROOT / "train" / "recipes" / f"{name}.yaml")])
        own = Path("runs") / name
        assert Path(trainer.default_root_dir).resolve() == own.resolve()
        loggers = {type(logger): Path(logger.log_dir).resolve() for logger in trainer.loggers}
        assert set(loggers) == {CSVLogger, TensorBoardLogger}
        kept = [each for each in trainer.callbacks if isinstance(each, ModelCheckpoint)]
        assert any((isinstance(each, BestAndLast) and each.save_last) or each.filename == "last" for each in kept)
        curves = next(each for each in trainer.callbacks if isinstance(each, CurvesPicture))
        assert curves.logs.resolve() in loggers[CSVLogger].parents
        places = [*loggers.values(), *(Path(each.dirpath) for each in kept), curves.picture.resolve()]
        assert all(own.resolve() in place.parents for place in places)
        assert any(isinstance(each, LearningRateMonitor) for each in trainer.callbacks)
        assert type(task).__module__.startswith(("train.tasks.", "train.ssl."))
        assert type(data).__module__.startswith("train.data.")
        assert not list(tmp_path.iterdir())

    @each_recipe
    def test_it_goes_on_after_a_stop_and_starts_from_a_seed(self, name):
        assert RECIPES[name]["ckpt_path"] == "last"
        assert isinstance(RECIPES[name]["seed_everything"], int)

    @each_recipe
    def test_its_paths_are_of_no_machine(self, name):
        for text in _texts(RECIPES[name]):
            assert not text.startswith(("/", "~", "file:")), text
            assert ":\\" not in text, text

    @each_recipe
    def test_it_says_how_it_is_run(self, name):
        comment = (ROOT / "train" / "recipes" / f"{name}.yaml").read_text()
        assert f"python -m train fit --config train/recipes/{name}.yaml" in comment

    @each_recipe
    def test_the_documentation_tells_of_it(self, name):
        assert name in (ROOT / "docs" / "training.md").read_text()

    @pytest.mark.parametrize(
        "name",
        [pytest.param(name, marks=[pytest.mark.slow] if name in RUN_ELSEWHERE else []) for name in RECIPES],
    )
    def test_a_step_of_training_and_validation_on_made_data(self, name, tiny_recipe, train, tmp_path):
        ran = train("fit", *tiny_recipe(name), "--trainer.fast_dev_run", "true")
        assert ran.returncode == 0, ran.stderr
        assert not list((tmp_path / "run").rglob("*.ckpt"))


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []
