"""Momentum contrast as published, and what it says of data that it cannot learn from."""

import copy
import math
import shutil
from pathlib import Path

import pytest
import torch
from makers.commands import assert_sentence
from makers.processes import by_two
from torch.nn import functional as F

from engine.sentinel2 import BAND_NAMES
from train.ssl.moco import MocoTask
from train.ssl.views import Views
from train.tasks.curves import read_logs

STOP = ("--trainer.callbacks+", "makers.stops.CtrlC")
TINY = Views(size=32, flip=0.5)


def tiny_task(**changed) -> MocoTask:
    torch.manual_seed(0)
    return MocoTask(**{"views": TINY, "queue": 8, "dimensions": 6, "temperature": 0.2, **changed})


def batch(count: int = 4, edge: int = 34, start: int = 0) -> dict[str, torch.Tensor]:
    numbers = torch.Generator().manual_seed(start)
    return {
        "reflectance": torch.randint(1, 9000, (count, 1, 13, edge, edge), generator=numbers).to(torch.uint16),
        "presence": torch.ones(count, 13, dtype=torch.bool),
        "index": torch.arange(start, start + count),
    }


class TestStep:
    def test_the_published_network(self):
        task = tiny_task()
        assert task.encoder.conv1.weight.shape == (64, len(BAND_NAMES), 7, 7)
        assert isinstance(task.head, torch.nn.Linear)
        assert MocoTask(views=TINY).head.weight.shape == (128, 512)
        assert task.hparams["family"] == "ssl-encoder"
        assert dict(task.hparams) == {
            "family": "ssl-encoder", "method": "moco", "bands": list(BAND_NAMES), "scaling": "clipped"
        }  # fmt: skip

    def test_its_order_is_key_encoder_loss_queue(self):
        task = tiny_task(momentum=0.9)
        with torch.no_grad():
            for parameter in [*task.encoder.parameters(), *task.head.parameters()]:
                parameter.mul_(1.1)
        expected = copy.deepcopy(task)
        with torch.no_grad():
            for part, follower in ((expected.encoder, expected.key_encoder), (expected.head, expected.key_head)):
                for own, followed in zip(follower.parameters(), part.parameters(), strict=True):
                    own.copy_(0.9 * own + 0.1 * followed)
            first, second = (expected.view(batch(), number) for number in (0, 1))
            queries = F.normalize(expected.head(expected.encoder.pooled(first)))
            keys = F.normalize(expected.key_head(expected.key_encoder.pooled(second)))
        before = task.contrast.memory_bank.bank.clone()

        loss = task.training_step(batch(), 0)

        logits = torch.cat([(queries * keys).sum(1, keepdim=True), queries @ before.T], 1) / 0.2
        assert loss.item() == pytest.approx(F.cross_entropy(logits, torch.zeros(4, dtype=torch.long)).item(), abs=1e-4)
        assert torch.allclose(task.key_head.weight, expected.key_head.weight, atol=1e-6)
        after = task.contrast.memory_bank.bank
        assert torch.allclose(after[:4], keys, atol=1e-4)
        assert torch.equal(after[4:], before[4:])
        loss.backward()
        assert all(parameter.grad is not None for parameter in task.encoder.parameters())
        assert not any(parameter.requires_grad for parameter in task.key_encoder.parameters())

    def test_keys_in_groups_are_normalised_apart_and_stay_with_their_patches(self):
        task = tiny_task(views=Views(size=64), key_groups=4)
        patches = batch(edge=66)
        expected = copy.deepcopy(task)
        with torch.no_grad():
            second = expected.view(patches, 1)
            alone = [expected.key_head(expected.key_encoder.pooled(one[None])) for one in second]
        task.training_step(patches, 0)
        assert torch.allclose(task.contrast.memory_bank.bank[:4], F.normalize(torch.cat(alone)), atol=1e-4)

    def test_in_half_precision_its_views_and_similarities_stay_exact(self):
        task = tiny_task(views=Views(size=32, flip=0.5, blur=1.0))
        view = task.view(batch(), 0)
        exact = copy.deepcopy(task).training_step(batch(), 0)
        with torch.autocast("cpu", torch.bfloat16):
            assert torch.equal(task.view(batch(), 0), view)
            half = task.training_step(batch(), 0)
        assert half.dtype == torch.float32
        assert half.item() == pytest.approx(exact.item(), rel=0.25)

    def test_the_queue_forgets_the_oldest_keys_first(self):
        task = tiny_task()
        kept = []
        for start in (0, 4, 8):
            task.training_step(batch(start=start), 0)
            kept.append(task.contrast.memory_bank.bank.clone())
        assert torch.equal(kept[1][:4], kept[0][:4])
        assert torch.equal(kept[2][4:], kept[1][4:])
        assert not torch.allclose(kept[2][:4], kept[1][:4])

    def test_validation_has_a_queue_and_views_of_its_own(self):
        task = tiny_task(validation_queue=12).eval()
        training, judged = task.contrast.memory_bank.bank.clone(), task.view(batch(), 0)
        with torch.no_grad():
            task.validation_step(batch(), 0)
            keys = F.normalize(task.key_head(task.key_encoder.pooled(task.view(batch(), 1))))
        assert torch.equal(task.contrast.memory_bank.bank, training)
        assert task.validation_contrast.memory_bank.bank.shape == (12, 6)
        assert torch.allclose(task.validation_contrast.memory_bank.bank[:4], keys, atol=1e-5)
        assert not torch.allclose(task.train().view(batch(), 0), judged)

    def test_a_few_patches_are_learnt_to_be_told_apart(self):
        task = tiny_task(queue=16, hidden=32, momentum=0.9, scaling="square_root")
        optimizer = torch.optim.AdamW(task.parameters(), 1e-3)
        numbers = torch.arange(4)[:, None, None, None, None] * 2200 + 500  # four brightnesses
        four = {**batch(), "reflectance": (batch()["reflectance"].int() // 30 + numbers).to(torch.uint16)}
        losses = []
        for _ in range(12):
            loss = task.training_step(four, 0)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        # Of 16 keys in the queue 4 are of the patch itself: nobody can do better than one among five.
        assert sum(losses[-3:]) / 3 < losses[3] - 0.3
        assert losses[-1] < math.log(17)


class TestRun:
    @pytest.fixture
    def tiny(self, tiny_recipe) -> list[str]:
        return tiny_recipe("moco_rasters")

    @pytest.mark.slow  # quickly shown of DeepCluster, whose runs go on in the same way
    def test_a_stopped_run_ends_as_an_unbroken_one(self, tiny, train, tmp_path):
        assert train("fit", *tiny).returncode == 0
        shutil.move(tmp_path / "run", tmp_path / "unbroken")
        assert train("fit", *tiny, *STOP).returncode == 130
        assert train("fit", *tiny).returncode == 0
        one, other = (last(tmp_path / name) for name in ("unbroken", "run"))
        assert one["state_dict"].keys() == other["state_dict"].keys()
        assert all(torch.equal(tensor, other["state_dict"][name]) for name, tensor in one["state_dict"].items())
        for name in ("training", "validation"):
            assert torch.equal(one["queues"][name]["keys"], other["queues"][name]["keys"])
            assert torch.equal(one["queues"][name]["next"], other["queues"][name]["next"])
        self.refuses_another_queue_and_scaling(tiny, train)

    @staticmethod
    def refuses_another_queue_and_scaling(tiny, train):
        changed = [*tiny, "--trainer.max_epochs", "3"]
        ran = train("fit", *changed, "--model.queue", "3")
        assert_sentence(ran, "the checkpoint is of an encoder of other queue: 6, not 3", "start anew")
        ran = train("fit", *changed, "--model.scaling", "reflectance")
        assert_sentence(ran, "the checkpoint is of an encoder of other scaling: square_root, not reflectance", "anew")

    def test_fewer_patches_than_keys_in_the_queue(self, tiny, train):
        ran = train("fit", *tiny, "--model.queue", "4096")
        assert_sentence(
            ran, "the queue holds 4,096 keys and there are", "make the queue smaller (--model.queue)", code=2
        )

    def test_a_queue_that_does_not_hold_whole_batches(self, tiny, train):
        ran = train("fit", *tiny, "--model.queue", "7")
        assert_sentence(
            ran, "a queue of 7 keys does not hold whole batches of 3 patches", "a multiple of the batch", code=2
        )

    def test_groups_of_single_keys(self, tiny, train):
        ran = train("fit", *tiny, "--model.key_groups", "2")
        assert_sentence(ran, "a batch of 3 patches cannot be made into 2 groups", "--model.key_groups", code=2)


def last(run: Path) -> dict:
    return torch.load(run / "checkpoints" / "last.ckpt", weights_only=True)


@pytest.mark.slow
def test_two_processes_learn_what_one_does(tiny_recipe, train, tmp_path):
    """They join their keys in one queue, each in an order of its own; figures of normalisations are held still.

    AdamW would divide gradients that are nearly 0 by their own size, and so what rounding made of them.
    """
    recipe = [*tiny_recipe("moco_rasters"), "--trainer.callbacks+", "makers.stops.StillNorms"]
    recipe += ["--model.optimizer", "sgd"]
    assert train("fit", *recipe, "--data.batch_size", "4", "--model.queue", "8").returncode == 0
    (tmp_path / "run").rename(tmp_path / "one")
    by_two([*recipe, "--data.batch_size", "2", "--model.queue", "8"], at_once=True)
    one, two = (last(tmp_path / name) for name in ("one", "run"))
    assert one["global_step"] == two["global_step"] > 1
    losses = [[float(row["train/loss_step"]) for row in read_logs(tmp_path / name / "log") if row["train/loss_step"]]
              for name in ("one", "run")]  # fmt: skip
    assert losses[1] == pytest.approx(losses[0], abs=1e-5)
    joined = [each["queues"]["training"]["keys"].sort(dim=0).values for each in (one, two)]
    torch.testing.assert_close(joined[1], joined[0], atol=1e-5, rtol=0)
    for name, tensor in one["state_dict"].items():
        torch.testing.assert_close(two["state_dict"][name], tensor, atol=1e-5, rtol=0, msg=name)
