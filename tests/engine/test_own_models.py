"""A card folder of one's own: copied once everything in it is what its card says."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys

import pytest
from makers.commands import assert_sentence

from engine import catalog
from engine.errors import ModelError, TargetError
from engine.own_models import add_model


@pytest.fixture
def models(tmp_path, monkeypatch):
    """The user's folder of models, still empty."""
    folder = tmp_path / "models"
    monkeypatch.setenv("CLOUDMASK_MODELS", str(folder))
    return folder


@pytest.fixture
def mine(tmp_path):
    """A model under an id of its own, with a file that its card does not name."""
    folder = tmp_path / "somewhere"
    shutil.copytree(catalog.BUNDLED / catalog.DEFAULT_MODEL, folder)
    change(folder, id="mine")
    (folder / "notes.txt").write_text("private")
    return folder


def change(folder, **fields):
    card = json.loads((folder / "card.json").read_text())
    (folder / "card.json").write_text(json.dumps(card | fields))


def decoder_only(folder):
    """A card as `export-decoder` writes it, over CLIPSeg."""
    card = json.loads((catalog.PUBLISHED / "clipseg-cloudsen12plus-fft" / "card.json").read_text())
    card |= {"id": "my-decoder", "architecture": {"form": "decoder"}}
    card["weights"] = {"file": "decoder.safetensors", "bytes": 7, "base": "clipseg-rd64-refined"}
    folder.mkdir()
    (folder / "card.json").write_text(json.dumps(card))
    (folder / "decoder.safetensors").write_bytes(b"weights")
    (folder / "SHA256SUMS").write_text(f"{hashlib.sha256(b'weights').hexdigest()}  decoder.safetensors\n")
    return folder


def test_a_model_is_copied_with_what_its_card_names_and_nothing_else(mine, models):
    card = add_model(mine)
    assert (card.id, card.folder, card.available) == ("mine", models / "mine", True)
    assert sorted(path.name for path in card.folder.iterdir()) == ["SHA256SUMS", "card.json", "weights.safetensors"]
    assert [path.name for path in models.iterdir()] == ["mine"]
    card.verify()


def test_a_decoder_alone_is_a_model_over_its_base(tmp_path, models):
    card = add_model(decoder_only(tmp_path / "decoder"))
    assert card.missing == ()
    assert not card.available
    assert card.base_card.id == "clipseg-rd64-refined"
    assert card.download_bytes == card.base_card.download_bytes > 0
    with pytest.raises(ModelError, match="cloudmask models download clipseg-rd64-refined"):
        card.check_here()


def refused(folder, models, match):
    with pytest.raises(ModelError, match=match):
        add_model(folder)
    assert not models.exists() or [path.name for path in models.iterdir()] in ([], ["mine"])


def test_an_id_that_exists_is_refused(mine, models):
    add_model(mine)
    refused(mine, models, "there is a model mine already")
    change(mine, id="unetmobv2-v2")
    refused(mine, models, "there is a model unetmobv2-v2 already")


def test_damaged_missing_and_linked_files_are_refused(mine, models, tmp_path):
    weights = mine / "weights.safetensors"
    data = weights.read_bytes()
    weights.write_bytes(data[:-1])
    refused(mine, models, "do not match the digest")
    weights.unlink()
    refused(mine, models, r"lacks weights\.safetensors")
    (tmp_path / "elsewhere").write_bytes(data)
    weights.symlink_to(tmp_path / "elsewhere")
    refused(mine, models, r"weights\.safetensors of .* is a link to somewhere else")


@pytest.mark.parametrize("name", ["../mine", "a/b", ".hidden", "", "mine\n"])
def test_an_id_that_is_no_name_is_refused(mine, models, name):
    change(mine, id=name)
    refused(mine, models, "the field id")


def test_an_unknown_base_is_named(tmp_path, models):
    folder = decoder_only(tmp_path / "decoder")
    card = json.loads((folder / "card.json").read_text())
    change(folder, weights=card["weights"] | {"base": "no-such-model"})
    refused(folder, models, "my-decoder builds on no-such-model, which is not known here")
    change(folder, weights=card["weights"] | {"base": "my-decoder"})
    refused(folder, models, r"weights\.base .* must be the id of another model")


def test_a_folder_that_cannot_be_written_is_said(mine, models):
    models.write_text("a file where a folder should be")
    with pytest.raises(TargetError, match="cannot be written"):
        add_model(mine)


def test_the_command_adds_a_model_that_is_then_listed(mine, models):
    def command(*arguments):
        done = [sys.executable, "-m", "engine", "models", *arguments]
        return subprocess.run(done, capture_output=True, text=True)

    done = command("add", str(mine))
    assert (done.returncode, "--model mine" in done.stdout) == (0, True)
    assert_sentence(command("add", str(mine)), "already")
    assert_sentence(command("add", str(mine / "none")), "holds no model")
    listed = {card["id"]: card for card in json.loads(command("list", "--json").stdout)}
    assert listed["mine"]["available"]
