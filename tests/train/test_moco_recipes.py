"""Every published value of momentum contrast stands in its recipes."""

from pathlib import Path

import pytest
import yaml

from train.lightning_cli import build

ROOT = Path(__file__).parents[2]
QUEUES = {"moco_sen12ms": 65_536, "moco_whus2": 8_192, "moco_cloudsen12": 8_192}


@pytest.mark.parametrize("name", QUEUES)
def test_the_published_values(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    trainer, task, data = build(["--config", str(ROOT / "train" / "recipes" / f"{name}.yaml")])
    assert (task.momentum, task.contrast.temperature, task.head.weight.shape) == (0.999, 0.07, (128, 512))
    assert task.queue == len(task.contrast.memory_bank.bank) == len(task.validation_contrast.memory_bank.bank)
    assert task.queue == QUEUES[name]
    assert task.scaling == ("clipped" if name == "moco_sen12ms" else "reflectance")
    assert (task.optimizer, task.learning_rate, task.weight_decay, task.warmup_steps) == ("sgd", 0.03, 1e-4, None)
    views = task.views
    assert (views.size, views.flip, views.blur, views.smallest, views.quarter_turns) == (256, 0.25, 0.5, None, False)
    assert (views.gain, views.band_gain, views.offset, views.fewer_bands) == (0, 0, 0, 0)
    assert (data.patch, data.width, data.batch_size, data.validation, data.seed) == (256, 256, 64, 0.2, 42)
    assert data.drop_last
    assert trainer.max_epochs == 100
    task.trainer = trainer
    configured = task.configure_optimizers()
    cosine = configured["lr_scheduler"]["scheduler"]
    assert configured["optimizer"].param_groups[0]["momentum"] == 0.9
    assert (type(cosine).__name__, cosine.T_max) == ("CosineAnnealingLR", 100)


def test_scenes_of_sen12ms_are_split_as_published():
    recipe = yaml.safe_load((ROOT / "train" / "recipes" / "moco_sen12ms.yaml").read_text())
    assert recipe["data"]["init_args"]["source"]["init_args"]["seed"] == 0
