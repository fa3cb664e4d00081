"""DeepCluster: groups of what was seen, made before each epoch, teach what is seen in it; by one process or two."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import lightning
import pytest
import torch
from lightning.pytorch.callbacks import Callback
from makers.commands import assert_sentence
from makers.processes import by_two
from makers.ssl_sets import make_rasters

from engine.models.ssl_resnet.network import build_encoder
from train.data.ssl import RasterFolder, SslPatches
from train.ssl.deepcluster import DeepClusterTask
from train.ssl.memory_bank import MemoryBank
from train.ssl.views import Views
from train.tasks.curves import read_logs

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rasters(tmp_path_factory) -> Path:
    """Twelve rasters of four sites; nothing may be written there."""
    return make_rasters(tmp_path_factory.mktemp("rasters"))


@pytest.fixture
def tiny(recipe_here, rasters, tmp_path) -> list[str]:
    """Options that make the recipe for rasters tiny: 16 patches of 32 px, 5 groups, two epochs of two steps."""
    return [
        *(*recipe_here("deepcluster_rasters"), "--data.source.init_args.path", str(rasters / "chips")),
        *("--data.source.init_args.without", "[]", "--data.decoded", str(tmp_path / "decoded")),
        *("--data.patch", "32", "--model.views.size", "32", "--data.patches_per_image", "2"),
        *("--data.validation", "0.25", "--data.batch_size", "6", "--model.prototypes", "5", "--model.hidden", "16"),
        *("--trainer.accelerator", "cpu", "--trainer.log_every_n_steps", "1", "--trainer.max_epochs", "2"),
    ]


def checkpoint(run: Path) -> dict:
    return torch.load(run / "checkpoints" / "last.ckpt", weights_only=True)


def logged(run: Path, name: str) -> list[float]:
    return [float(row[name]) for row in read_logs(run / "log") if row.get(name)]


def fitted(
    task: DeepClusterTask,
    folder: Path,
    *watchers: Callback,
    epochs: int = 1,
    precision: str = "32-true",
    **data: object,
) -> None:
    """Trains on patches of 32 px, three in a batch."""
    options = {"patch": 32, "batch_size": 3, "validation": 0.0, "second_view": "same-patch", "fixed_patches": True}
    trainer = lightning.Trainer(
        accelerator="cpu",
        precision=precision,
        max_epochs=epochs,
        limit_train_batches=2,
        callbacks=list(watchers),
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
        default_root_dir=folder,
    )
    trainer.fit(task, datamodule=SslPatches(RasterFolder(folder / "chips"), **{**options, **data}))


def tiny_task(**options: object) -> DeepClusterTask:
    torch.manual_seed(0)
    told = {"prototypes": 4, "hidden": 16, "warmup_epochs": 0, "probe_classes": None, **options}
    return DeepClusterTask(views=Views(size=32, flip=0.5, blur=0.5), **told)


class Watch(Callback):
    """Calls something at the beginning of each batch."""

    def __init__(self, look) -> None:
        self.look = look

    def on_train_batch_start(self, trainer, pl_module, batch, batch_idx) -> None:
        self.look(pl_module, batch, trainer.current_epoch, batch_idx)


class TestARun:
    def test_it_learns_keeps_what_it_goes_on_from_and_is_judged_before_and_after(self, tiny, train, tmp_path):
        ran = train("fit", *tiny)
        assert ran.returncode == 0, ran.stderr
        run = tmp_path / "run"
        kept = checkpoint(run)
        assert kept["hyper_parameters"]["family"] == "ssl-encoder"
        assert kept["hyper_parameters"]["method"] == "deepcluster"
        encoder = {name[8:]: one for name, one in kept["state_dict"].items() if name.startswith("encoder.")}
        build_encoder().load_state_dict(encoder)
        assert len(logged(run, "train/loss_step")) == 6
        assert len(logged(run, "validation/nearest_neighbours")) == 3
        assert len(logged(run, "validation/loss")) == 2
        assert (run / "curves.png").exists()
        assert kept["groups"]["bank"]["filled"].all()
        assert set(kept["groups"]["assignments"].unique().tolist()) <= set(range(5))

    def test_stopped_and_started_again_it_ends_as_one_that_was_not(self, tiny, train, tmp_path):
        run, unbroken = tmp_path / "run", tmp_path / "unbroken"
        assert train("fit", *tiny).returncode == 0
        shutil.move(run, unbroken)
        ran = train("fit", *tiny, "--trainer.callbacks+", "makers.stops.CtrlC")
        assert_sentence(ran, "interrupted", "run the same command again to go on", code=130)
        assert checkpoint(run)["global_step"] < checkpoint(unbroken)["global_step"]
        assert train("fit", *tiny).returncode == 0
        ours, theirs = checkpoint(run), checkpoint(unbroken)
        for name, tensor in theirs["state_dict"].items():
            assert torch.equal(ours["state_dict"][name], tensor), name
        for part in ("embeddings", "filled"):
            assert torch.equal(ours["groups"]["bank"][part], theirs["groups"]["bank"][part])
        assert torch.equal(ours["groups"]["assignments"], theirs["groups"]["assignments"])


class TestGroups:
    def test_before_each_epoch_every_image_has_its_nearest_prototype_in_the_bank_of_its_head(self, rasters):
        task, epochs = tiny_task(first_epoch="filled"), []

        def look(module: DeepClusterTask, _batch: object, epoch: int, batch_index: int) -> None:
            if batch_index:
                return
            epochs.append(epoch)
            bank, own = module._bank.embeddings, module._assignments
            for number, head in enumerate(module.prototypes):
                assert torch.equal(head(bank[number % 2]).argmax(dim=1), own[number])
            # The two banks differ, and so do their groupings.
            assert not torch.equal(module.prototypes[1](bank[0]).argmax(dim=1), own[1])

        fitted(task, rasters, Watch(look), epochs=2)
        assert epochs == [0, 1]

    def test_groupings_start_anew_in_each_epoch_and_each_head(self, rasters):
        task, found = tiny_task(first_epoch="filled"), []

        def look(module: DeepClusterTask, *_: object) -> None:
            found.append([head.weight.clone() for head in module.prototypes])

        fitted(task, rasters, Watch(look), epochs=2)
        first, second = found[0], found[-1]
        assert not torch.allclose(first[0], second[0])
        assert not torch.allclose(first[0], first[2])
        assert all(not head.weight.requires_grad for head in task.prototypes)

    def test_where_the_first_epoch_is_ignored_it_teaches_the_encoder_nothing_and_fills_the_banks(self, rasters):
        task = tiny_task(first_epoch="ignored")
        before = {name: one.clone() for name, one in task.encoder.named_parameters()}
        fitted(task, rasters)
        assert all(torch.equal(one, before[name]) for name, one in task.encoder.named_parameters())
        assert int(task._bank.filled.sum()) == 6
        assert (task._assignments == -1).all()
        assert torch.isfinite(task._bank.embeddings).all()

    def test_after_a_first_epoch_that_was_ignored_the_second_one_teaches(self, rasters):
        task = tiny_task(first_epoch="ignored")
        before = task.encoder.conv1.weight.clone()
        fitted(task, rasters, epochs=2)
        assert not torch.equal(task.encoder.conv1.weight, before)
        # Six of twelve patches were seen, and only they are in groups.
        assert int((task._assignments >= 0).all(dim=0).sum()) == 6

    def test_in_half_precision_it_learns_almost_the_same(self, rasters):
        """Views and similarities stay exact, as reflectance × 10 000 and a temperature of 0.1 need it."""
        tasks = {precision: tiny_task(first_epoch="filled") for precision in ("32-true", "bf16-mixed")}
        for precision, task in tasks.items():
            fitted(task, rasters, precision=precision)
        exact, half = (task._bank.embeddings for task in tasks.values())
        assert half.dtype == torch.float32
        assert torch.nn.functional.cosine_similarity(exact, half, dim=-1).median() > 0.99

    def test_fewer_images_than_prototypes_are_told_in_a_sentence(self, tiny, train, tmp_path):
        ran = train("fit", *tiny, "--model.prototypes", "19")
        assert_sentence(ran, "18 images cannot be told apart by 19 prototypes", "--model.prototypes")
        assert not list((tmp_path / "run").rglob("*.ckpt"))

    def test_another_number_of_images_than_a_checkpoints_is_told_in_a_sentence(self, tiny, train, tmp_path):
        assert train("fit", *tiny, "--trainer.max_epochs", "1").returncode == 0
        before = checkpoint(tmp_path / "run")["global_step"]
        ran = train("fit", *tiny, "--data.patches_per_image", "3")
        assert_sentence(ran, "other groups (heads, images): (3, 18), not (3, 27)")
        assert checkpoint(tmp_path / "run")["global_step"] == before


class TestLoss:
    def test_it_is_the_mean_of_all_heads_and_both_views(self):
        task = tiny_task(heads=2, prototypes=3, dimensions=4, temperature=0.5)
        embeddings = torch.nn.functional.normalize(torch.randn(2, 5, 4), dim=-1)
        groups = torch.tensor([[0, 1, 2, 0, 1], [2, 2, 1, 0, 0]])
        expected = []
        for head, wanted in zip(task.prototypes, groups, strict=True):
            for view in embeddings:
                for image, group in zip(view, wanted, strict=True):
                    scores = (head.weight @ image / 0.5).exp()
                    expected.append(-float((scores[group] / scores.sum()).log()))
        loss = task._grouping_loss(embeddings, groups)
        assert float(loss) == pytest.approx(sum(expected) / len(expected), abs=1e-5)

    def test_images_without_a_group_do_not_count(self):
        task = tiny_task(dimensions=4)
        embeddings = torch.nn.functional.normalize(torch.randn(2, 3, 4), dim=-1).requires_grad_()
        groups = torch.tensor([[0, -1, 2]] * 3)
        loss = task._grouping_loss(embeddings, groups)
        torch.testing.assert_close(loss, task._grouping_loss(embeddings[:, [0, 2]], groups[:, [0, 2]]))
        nothing = task._grouping_loss(embeddings, torch.full((3, 3), -1))
        nothing.backward()
        assert float(nothing.detach()) == 0
        assert not embeddings.grad.any()

    def test_the_probe_learns_what_is_known_and_the_encoder_nothing_of_it(self):
        task = tiny_task(probe_classes=21)
        features = torch.randn(2, 4, 512, requires_grad=True)
        loss, accuracy = task._probed(features, torch.tensor([0, 10, -1, 3]))
        loss.backward()
        assert features.grad is None
        assert task.probe.weight.grad.any()
        assert 0 <= float(accuracy) <= 1
        unknown, _ = task._probed(features, torch.full((4,), -1))
        assert float(unknown.detach()) == 0


class TestProcesses:
    def test_banks_of_two_are_one(self, tmp_path):
        """Each stores half of the images, and one both do; then both know all, as one process does that saw all."""
        script = tmp_path / "both.py"
        script.write_text(
            "import sys, torch\n"
            "from torch import distributed\n"
            "from train.ssl.memory_bank import MemoryBank\n"
            "rank = int(sys.argv[1])\n"
            f"distributed.init_process_group('gloo', init_method='file://{tmp_path}/meet', rank=rank, world_size=2)\n"
            "seen = torch.randn(2, 9, 4, generator=torch.Generator().manual_seed(0))\n"
            "bank = MemoryBank(2, 10, 4)\n"
            "bank.store(torch.arange(9), seen + 1)\n"
            "bank.synchronise()\n"
            "own = torch.arange(8)[rank::2]\n"
            "bank.store(own, seen[:, own])\n"
            "bank.store(torch.tensor([8]), seen[:, 8:] + rank)\n"
            "bank.synchronise()\n"
            "bank.synchronise()\n"
            f"torch.save(bank.state_dict(), '{tmp_path}/%d.pt' % rank)\n"
            "distributed.destroy_process_group()\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        both = [
            subprocess.Popen([sys.executable, str(script), str(rank)], cwd=ROOT, env=environment) for rank in range(2)
        ]
        assert [each.wait(timeout=120) for each in both] == [0, 0]
        one, other = (torch.load(tmp_path / f"{rank}.pt", weights_only=True) for rank in range(2))
        seen = torch.randn(2, 9, 4, generator=torch.Generator().manual_seed(0))
        alone = MemoryBank(2, 10, 4)
        alone.store(torch.arange(9), torch.cat([seen[:, :8], seen[:, 8:] + 0.5], dim=1))
        for stored in (one, other):
            assert torch.equal(stored["filled"], alone.filled)
            torch.testing.assert_close(stored["embeddings"], alone.embeddings, atol=1e-6, rtol=0)
        assert torch.equal(one["embeddings"], other["embeddings"])

    @pytest.mark.slow
    def test_two_learn_what_one_does(self, tiny, train, tmp_path):
        """Batch normalisation takes its figures from the patches of its own process; here they are held still.

        Weights are not compared: AdamW divides gradients that are nearly 0 by their own size, and so what rounding made
        of them. Losses and embeddings say the same of all of them together.
        """
        recipe = [*tiny, "--model.first_epoch", "ignored", "--trainer.callbacks+", "makers.stops.StillNorms"]
        assert train("fit", *recipe, "--trainer.max_epochs", "3").returncode == 0
        (tmp_path / "run").rename(tmp_path / "one")
        by_two([*recipe, "--trainer.max_epochs", "3", "--data.batch_size", "3"], at_once=True)
        one, two = checkpoint(tmp_path / "one"), checkpoint(tmp_path / "run")
        assert one["global_step"] == two["global_step"] == 9
        assert logged(tmp_path / "run", "train/loss_step") == pytest.approx(
            logged(tmp_path / "one", "train/loss_step"), abs=1e-4
        )
        assert torch.equal(one["groups"]["assignments"], two["groups"]["assignments"])
        assert two["groups"]["bank"]["filled"].all()
        torch.testing.assert_close(
            two["groups"]["bank"]["embeddings"], one["groups"]["bank"]["embeddings"], atol=1e-4, rtol=0
        )
