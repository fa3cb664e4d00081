"""The recipe that trains the bundled model's network on every real label: from made data to a model of the engine."""

from pathlib import Path

import numpy as np
import pytest
import torch
from makers.cloudsen12 import MadeSample, make_taco1
from makers.commands import assert_sentence
from makers.training import make_training_set
from safetensors.torch import load_file

from engine.catalog import find_card, read_card
from engine.models.unet import UNetFamily
from engine.sentinel2 import BAND_NAMES
from train import export
from train.data.augment import Augmentation
from train.data.cloudsen12 import IGNORED, DataError, open_cloudsen12
from train.data.order import EpochSampler
from train.data.real_labels import RealLabels, Source
from train.tasks.curves import read_logs

ROOT = Path(__file__).parents[2]
SIZE = 61
UNCHANGED = Augmentation(
    gain=0, band_gain=0, offset=0, forgotten_offset=0, hardened=0, corrected=0, veiled=0, dry=0, saturated=0,
    stretched=0, no_data=0, roughness=0,
)  # fmt: skip
TWO_SOURCES = f"[{{size: {SIZE}, share: 3}}, {{size: {SIZE}, label_type: scribble}}, {{size: 2000, optional: true}}]"


@pytest.fixture(scope="session")
def chips_folder(tmp_path_factory) -> Path:
    """Eight chips of 61 px with every pixel drawn, six with scribbles; they say how large they are."""
    folder = tmp_path_factory.mktemp("any-bands")
    make_training_set(folder, train=8, val=3, test=0, size=SIZE, say_size=True)
    return make_training_set(folder, train=6, val=0, test=0, size=SIZE, say_size=True, label_type="scribble")


@pytest.fixture
def small_any_bands(recipe_here, chips_folder) -> list[str]:
    """Options that make the recipe tiny: two steps an epoch on made chips, on the CPU."""
    return [
        *(*recipe_here("unet_any_bands"), "--model.encoder", "mobilenetv3_small_050", "--model.imagenet", "false"),
        *("--model.warmup_steps", "2", "--model.average_decay", "0.5"),
        *("--data.path", str(chips_folder), "--data.sources", TWO_SOURCES, "--data.validation.size", str(SIZE)),
        *("--data.crop", "32", "--data.batch_size", "8", "--data.steps_per_epoch", "2", "--data.workers", "0"),
        *("--trainer.accelerator", "cpu", "--trainer.check_val_every_n_epoch", "1", "--trainer.log_every_n_steps", "1"),
    ]


def labels(folder: Path, *sources: Source, **options: object) -> RealLabels:
    """The data of a fit, opened."""
    settings = {"crop": 32, "crops_per_chip": 2, "batch_size": 8, "steps_per_epoch": 4, "augmentation": UNCHANGED}
    data = RealLabels(folder, list(sources), Source(size=SIZE), **{**settings, **options})
    data.setup("fit")
    return data


def batches(data: RealLabels, epoch: int = 0) -> list[dict[str, torch.Tensor]]:
    loader = data.train_dataloader()
    loader.sampler.set_epoch(epoch)
    return list(loader)


def same(ours: list, others: list) -> bool:
    return all(torch.equal(one[name], other[name]) for one, other in zip(ours, others, strict=True) for name in one)


class TestRuns:
    def test_a_short_fit_learns_judges_each_set_of_bands_and_becomes_a_card(self, small_any_bands, train, tmp_path):
        options = ["--data.steps_per_epoch", "10", "--trainer.max_epochs", "2", "--model.average_decay", "0.8"]
        ran = train("fit", *small_any_bands, *options)
        assert ran.returncode == 0, ran.stderr
        rows = read_logs(tmp_path / "run" / "log")
        losses = [float(row["train/loss_step"]) for row in rows if row["train/loss_step"]]
        assert len(losses) == 20
        assert np.mean(losses[-4:]) < 0.8 * np.mean(losses[:4])
        last = [row for row in rows if row["validation/iou_mean"]][-1]
        each = [float(last[f"validation/{name}/iou_mean"]) for name in ("13_bands", "4_bands", "rgb")]
        assert float(last["validation/iou_mean"]) == pytest.approx(np.mean(each), abs=1e-6)
        assert len(set(each)) == 3

        checkpoint, card = tmp_path / "run" / "checkpoints" / "last.ckpt", tmp_path / "card"
        template = ROOT / "train" / "recipes" / "unet_any_bands_card.yaml"
        ran = train("export", str(checkpoint), str(card), "--template", str(template))
        assert ran.returncode == 0, ran.stderr
        opened = read_card(card)
        opened.verify()
        values = torch.from_numpy(np.random.default_rng(0).integers(0, 9000, (2, 13, 64, 64)).astype(np.uint16))
        presence = torch.tensor([[True] * 13, [band in ("B02", "B03", "B04") for band in BAND_NAMES]])
        _, network = export.network_of(checkpoint)
        network.load_state_dict(
            {name: t.half().float() if t.is_floating_point() else t for name, t in network.state_dict().items()}
        )
        with torch.inference_mode():
            expected = network(values, presence)
        assert torch.allclose(UNetFamily.load(opened, "cpu", "fp32").logits(values, presence), expected, atol=1e-4)

    @pytest.mark.slow  # test_resume.py has one that is stopped
    def test_a_resumed_run_ends_where_an_unbroken_one_does(self, small_any_bands, train, tmp_path):
        run = tmp_path / "run"
        assert train("fit", *small_any_bands, "--trainer.max_epochs", "3").returncode == 0
        unbroken = torch.load(run / "checkpoints" / "last.ckpt", weights_only=True)
        middle = tmp_path / "middle.ckpt"
        (run / "checkpoints" / "step-2.ckpt").rename(middle)
        assert train("fit", *small_any_bands, "--trainer.max_epochs", "3", "--ckpt_path", str(middle)).returncode == 0
        resumed = torch.load(max((run / "checkpoints").glob("last*.ckpt"), key=lambda one: one.stat().st_mtime),
                             weights_only=True)  # fmt: skip
        assert resumed["global_step"] == unbroken["global_step"] == 6
        assert all(torch.equal(resumed["state_dict"][name], one) for name, one in unbroken["state_dict"].items())

    @pytest.mark.slow
    def test_a_run_may_start_from_the_bundled_model(self, small_any_bands, train, tmp_path):
        options = ["--model.encoder", "tf_efficientnet_lite2", "--model.start", "cloudmask-unet-1"]
        options += ["--model.learning_rate", "0", "--data.steps_per_epoch", "1", "--trainer.max_epochs", "1"]
        ran = train("fit", *small_any_bands, *options)
        assert ran.returncode == 0, ran.stderr
        _, network = export.network_of(tmp_path / "run" / "checkpoints" / "last.ckpt")
        bundled = load_file(find_card().weights_path)
        trained = dict(network.named_parameters())
        assert all(torch.equal(trained[name], bundled[name].float()) for name in trained)

    def test_a_model_of_another_architecture_is_no_start(self, small_any_bands, train):
        ran = train("fit", *small_any_bands, "--model.start", "cloudmask-unet-1")
        assert_sentence(ran, "cloudmask-unet-1", "another encoder")
        assert_sentence(train("fit", *small_any_bands, "--model.start", "nothing"), "no model nothing")


class TestCrops:
    def test_a_crop_is_a_square_of_true_pixels_with_their_labels(self, chips_folder):
        """Blue is noisy enough to find each crop again, turned and mirrored as it may be."""
        chips = list(open_cloudsen12(chips_folder, split="train", size=SIZE))
        batch = batches(labels(chips_folder, Source(size=SIZE)))[0]
        for numbers, presence, label in zip(*batch.values(), strict=True):
            assert presence[[1, 2, 3]].all()
            assert not numbers[~presence].any()
            assert numbers[presence].all()
            assert (label != IGNORED).all()
            assert any(self.holds(chip, numbers[1].numpy(), label.numpy()) for chip in chips)

    @staticmethod
    def holds(chip, blue: np.ndarray, label: np.ndarray) -> bool:
        true, wanted = chip.image[1][chip.valid], chip.label[chip.valid]
        windows = np.lib.stride_tricks.sliding_window_view(true, blue.shape)
        for turned, drawn in ((one, other) for one, other in zip(_symmetries(blue), _symmetries(label), strict=True)):
            for row, column in np.argwhere(windows[..., 0, 0] == turned[0, 0]):
                if np.array_equal(windows[row, column], turned):
                    return np.array_equal(wanted[row : row + len(label), column : column + len(label)], drawn)
        return False

    def test_what_a_scribble_does_not_say_is_ignored_and_every_crop_says_something(self, chips_folder):
        data = labels(chips_folder, Source(size=SIZE, label_type="scribble"))
        chips = list(open_cloudsen12(chips_folder, split="train", size=SIZE, label_type="scribble"))
        for batch in batches(data):
            for numbers, label in zip(batch["reflectance"], batch["label"], strict=True):
                assert 0 < (label != IGNORED).sum() < label.numel()
                assert any(self.holds(chip, numbers[1].numpy(), label.numpy()) for chip in chips)

    def test_sources_come_by_their_shares_and_each_chip_once_before_one_comes_again(self, chips_folder):
        sources = (Source(size=SIZE, share=3), Source(size=SIZE, label_type="scribble", share=1))
        data = labels(chips_folder, *sources, crops_per_chip=1, steps_per_epoch=4)
        assert [each.count for each in data.opened] == [24, 8]
        seen = [(label == IGNORED).any().item() for batch in batches(data) for label in batch["label"]]
        assert (len(seen), sum(seen)) == (32, 8)
        blue = [one[1].mean(dtype=torch.float64).item() for batch in batches(data) for one in batch["reflectance"]]
        assert len(set(blue)) == 32

    def test_the_crops_of_an_epoch_follow_from_its_number_alone(self, chips_folder):
        source = Source(size=SIZE)
        first = batches(labels(chips_folder, source), epoch=3)
        assert same(first, batches(labels(chips_folder, source), epoch=3))
        assert same(first, batches(labels(chips_folder, source, workers=1), epoch=3))
        assert not same(first, batches(labels(chips_folder, source), epoch=4))
        assert not same(first, batches(labels(chips_folder, source, seed=2), epoch=3))

    def test_two_processes_share_what_one_would_see(self, chips_folder):
        crops = labels(chips_folder, Source(size=SIZE)).train_dataloader().dataset
        alone, *shared = (
            list(EpochSampler(crops, processes, rank, shuffle=True, seed=1))
            for processes, rank in ((1, 0), (2, 0), (2, 1))
        )
        assert [one for pair in zip(*shared, strict=True) for one in pair] == alone

    def test_every_kind_of_scene_is_drawn(self, chips_folder):
        data = labels(chips_folder, Source(size=SIZE), augmentation=None, crops_per_chip=32, batch_size=256)
        presence = batches(data)[0]["presence"]
        assert presence[:, [1, 2, 3]].all()
        assert {3, 4, 6, 7, 10, 12, 13} <= set(presence.sum(dim=1).tolist())

    def test_level_2a_has_no_band_10(self, tmp_path):
        chips = [MadeSample(f"ROI_{one:04d}", split=split, size=SIZE, seed=one)
                 for one, split in enumerate(("train", "train", "val"))]  # fmt: skip
        make_taco1(tmp_path, chips, pack="l2a")
        data = RealLabels(
            tmp_path,
            [Source(size=SIZE, product="L2A")],
            Source(size=SIZE, product="L2A"),
            crop=32,
            batch_size=16,
            steps_per_epoch=1,
        )
        data.setup("fit")
        presence = batches(data)[0]["presence"]
        band_10 = BAND_NAMES.index("B10")
        assert not presence[:, band_10].any()
        assert presence.sum(dim=1).max() == 12
        judged = next(iter(data.val_dataloader()))
        assert judged["presence"].sum() == 12
        assert not judged["reflectance"][:, band_10].any()

    def test_padding_judges_nothing(self, chips_folder):
        batch = next(iter(labels(chips_folder, Source(size=SIZE)).val_dataloader()))
        assert batch["reflectance"].shape == (3, 13, 64, 64)
        true = batch["label"] != IGNORED
        assert true[:, :SIZE, 3:].all()
        assert true.sum() == 3 * SIZE**2
        assert not batch["reflectance"][~true[:, None].expand(-1, 13, -1, -1)].any()


def _symmetries(plane: np.ndarray):
    for mirrored in (plane, plane.T):
        yield from (np.rot90(mirrored, turns) for turns in range(4))


class TestDecoded:
    def test_chips_that_are_kept_give_the_same_crops_without_being_read_again(self, tmp_path, chips_folder):
        folder = make_training_set(tmp_path / "set", train=4, val=1, test=0, size=SIZE, say_size=True)
        data = labels(folder, Source(size=SIZE), decoded=tmp_path / "kept")
        expected = batches(labels(folder, Source(size=SIZE)))
        assert same(expected, batches(data))
        container = folder / "train" / f"train_{SIZE}_high.mlstac"
        container.write_bytes(bytes(container.stat().st_size))
        assert same(expected, batches(data))
        assert not list((tmp_path / "kept").rglob("*.part"))

    def test_what_was_kept_and_is_damaged_is_read_anew(self, tmp_path, chips_folder):
        data = labels(chips_folder, Source(size=SIZE), decoded=tmp_path)
        expected = batches(data)
        kept = sorted(tmp_path.rglob("*.npy"))
        whole = kept[0].read_bytes()
        for damage in (b"", whole[:50], whole[:5000]):
            kept[0].write_bytes(damage)
            assert same(expected, batches(data))
            assert kept[0].read_bytes() == whole

    def test_a_disk_without_room_is_refused_before_anything_is_kept(self, small_any_bands, train, tmp_path):
        small_disk = pytest.importorskip("makers.disks").small_disk
        with small_disk(tmp_path / "disk", 200) as disk:
            assert_sentence(
                train("fit", *small_any_bands, "--data.decoded", str(disk / "kept")), "need", "--data.decoded"
            )
            assert not (disk / "kept").exists()


class TestBadInput:
    def test_a_source_that_is_not_there(self, small_any_bands, train, tmp_path):
        wanted = f"[{{size: {SIZE}}}, {{size: 2000}}]"
        ran = train("fit", *small_any_bands, "--data.sources", wanted)
        assert_sentence(ran, "trains on L1C high of 2000 px", "no container", "optional")
        ran = train("fit", *small_any_bands, "--data.path", str(tmp_path / "nowhere"))
        assert_sentence(ran, "nowhere")

    def test_an_optional_one_that_is_not_there_is_told(self, chips_folder, caplog):
        sources = [Source(size=SIZE), Source(size=SIZE, label_type="scribble"), Source(size=2000, optional=True)]
        with caplog.at_level("INFO"):
            labels(chips_folder, *sources)
        assert f"without L1C high of 2000 px: {chips_folder} has no container" in caplog.text
        assert f"trains on L1C high of {SIZE} px: 8 chips" in caplog.text
        assert f"trains on L1C scribble of {SIZE} px: 6 chips" in caplog.text

    def test_no_chips_to_judge(self, small_any_bands, train, tmp_path):
        folder = make_training_set(tmp_path / "set", val=0, test=0, size=SIZE, say_size=True)
        options = ["--data.path", str(folder), "--data.sources", f"[{{size: {SIZE}}}]"]
        assert_sentence(train("fit", *small_any_bands, *options), "split val")

    def test_a_damaged_chip(self, small_any_bands, train, tmp_path):
        folder = make_training_set(tmp_path / "set", size=SIZE, say_size=True, test=0)
        container = folder / "train" / f"train_{SIZE}_high.mlstac"
        whole = container.read_bytes()
        container.write_bytes(whole[:3000] + bytes(len(whole) - 3000))
        options = ["--data.path", str(folder), "--data.sources", f"[{{size: {SIZE}}}]"]
        assert_sentence(train("fit", *small_any_bands, *options), "ROI_", "is damaged", "download")
        assert_sentence(train("fit", *small_any_bands, *options, "--data.workers", "1"), "ROI_", "is damaged")

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (["--data.crop", "64"], ("no 64 × 64 true pixels", "--data.crop")),
            (["--data.crop", "40"], ("40 px", "multiple of 32")),
            (["--data.batch_size", "6"], ("6 crops", "4 a chip", "--data.batch_size")),
            (["--data.sources", "[]"], ("share", "--data.sources")),
            (["--data.sources", f"[{{size: {SIZE}, share: 0}}]"], ("share", "--data.sources")),
            (["--data.sources", "[{size: 2000, optional: true}]"], ("none of the sources", "download")),
            (["--model.validation_bands", "{infrared: [B80]}"], ("B80", "B8A")),
        ],
    )
    def test_numbers_that_cannot_be(self, small_any_bands, train, options, words):
        assert_sentence(train("fit", *small_any_bands, *options), *words, code=2 if "--model" in options[0] else 1)


def test_shares_become_whole_numbers_that_fill_the_epoch(chips_folder):
    sources = [Source(size=SIZE, share=share) for share in (0.65, 0.2, 0.15)]
    with_rest = labels(chips_folder, *sources, crops_per_chip=1, batch_size=7, steps_per_epoch=1)
    assert [each.count for each in with_rest.opened] == [5, 1, 1]
    with pytest.raises(DataError, match="share"):
        labels(chips_folder, Source(share=-1))
