"""Folders of random weights in the layouts in which CLIPSeg models are published.

The configuration's keys and numbers are those of the published base model; the vocabulary is CLIP's own, built from the
table of merges that open_clip carries.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import warnings
from functools import cache
from pathlib import Path

import torch
from makers.models import write_digests
from safetensors.torch import save_file

from engine.models.torchvision_cure import ensure_importable

ensure_importable()

from peft import LoraConfig, get_peft_model  # noqa: E402
from transformers.models.clip import CLIPTokenizer  # noqa: E402
from transformers.models.clipseg import CLIPSegConfig, CLIPSegForImageSegmentation  # noqa: E402

PROMPTS = ("clear", "thick cloud", "thin cloud", "cloud shadow")
CLASSES = {"clear": 0, "thick_cloud": 1, "thin_cloud": 2, "cloud_shadow": 3}
TARGETS = ("q_proj", "k_proj", "v_proj", "out_proj")
BASE, TUNED, ADAPTED, EXPORTED = "clipseg-made", "clipseg-made-fft", "clipseg-made-lora", "clipseg-made-decoder"
TOKENIZER_FILES = ("vocab.json", "merges.txt", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


def published_config() -> dict:
    """The base model's `config.json`, as far as it says something about the network."""
    inherited = {"_name_or_path": "", "add_cross_attention": False, "architectures": None, "attention_dropout": 0.0}
    inherited |= {"dropout": 0.0, "hidden_act": "quick_gelu", "initializer_factor": 1.0, "initializer_range": 0.02}
    inherited |= {"layer_norm_eps": 1e-05, "num_hidden_layers": 12, "output_attentions": False, "pruned_heads": {}}
    inherited |= {"is_encoder_decoder": False, "return_dict": True, "torch_dtype": None, "torchscript": False}
    text = {"bos_token_id": 0, "eos_token_id": 2, "pad_token_id": 1, "hidden_size": 512, "intermediate_size": 2048}
    text |= {"max_position_embeddings": 77, "model_type": "clipseg_text_model", "num_attention_heads": 8}
    vision = {"hidden_size": 768, "image_size": 224, "intermediate_size": 3072, "num_attention_heads": 12}
    vision |= {"model_type": "clipseg_vision_model", "num_channels": 3, "patch_size": 16}
    return {
        "_commit_hash": None,
        "architectures": ["CLIPSegForImageSegmentation"],
        "conditional_layer": 0,
        "decoder_attention_dropout": 0.0,
        "decoder_hidden_act": "quick_gelu",
        "decoder_intermediate_size": 2048,
        "decoder_num_attention_heads": 4,
        "extract_layers": [3, 6, 9],
        "initializer_factor": 1.0,
        "logit_scale_init_value": 2.6592,
        "model_type": "clipseg",
        "projection_dim": 512,
        "reduce_dim": 64,
        "text_config": {**inherited, **text, "vocab_size": 49408},
        "text_config_dict": None,
        "torch_dtype": "float32",
        "transformers_version": None,
        "use_complex_transposed_convolution": True,
        "vision_config": {**inherited, **vision},
        "vision_config_dict": None,
    }


def tiny_config(**changes) -> dict:
    """The same, narrow and shallow; `vision` and `text` in `changes` are changes of these parts."""
    config = published_config()
    config |= {"extract_layers": [0, 1, 2], "projection_dim": 16, "reduce_dim": 8, "decoder_num_attention_heads": 2}
    config |= {"decoder_intermediate_size": 16}
    small = {"hidden_size": 16, "intermediate_size": 32, "num_attention_heads": 2}
    config["text_config"] |= {**small, "num_hidden_layers": 2} | changes.pop("text", {})
    config["vision_config"] |= {**small, "num_hidden_layers": 4} | changes.pop("vision", {})
    return config | changes


PREPROCESSOR = {
    "do_normalize": True,
    "do_rescale": True,
    "do_resize": True,
    "feature_extractor_type": "ViTFeatureExtractor",
    "image_mean": [0.485, 0.456, 0.406],
    "image_processor_type": "ViTImageProcessor",
    "image_std": [0.229, 0.224, 0.225],
    "processor_class": "CLIPSegProcessor",
    "resample": 2,
    "rescale_factor": 0.00392156862745098,
    "size": {"height": 352, "width": 352},
}


def random_model(config: dict, seed: int = 0) -> CLIPSegForImageSegmentation:
    """A network with random weights everywhere: biases and normalisations as well, as after training."""
    torch.manual_seed(seed)
    model = CLIPSegForImageSegmentation(CLIPSegConfig.from_dict(config))
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.ndim < 2:
                parameter.add_(0.2 * torch.randn_like(parameter))
        for film in (model.decoder.film_mul, model.decoder.film_add):
            film.weight.normal_(0, 0.2)
        list(model.decoder.transposed_convolution.modules())[-1].weight.mul_(0.05)
    return model.eval().requires_grad_(False)


@cache
def vocabulary() -> tuple[dict[str, int], tuple[str, ...]]:
    """CLIP's tokens with their numbers, and its merges in their order."""
    table = Path(importlib.util.find_spec("open_clip").origin).parent / "bpe_simple_vocab_16e6.txt.gz"
    lines = gzip.decompress(table.read_bytes()).decode("utf-8").split("\n")
    merges = tuple(lines[1 : 49152 - 256 - 2 + 1])
    # Bytes that can be printed stand for themselves and come first, the others for characters from 256 on.
    printed = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    letters = [chr(byte) for byte in printed] + [chr(256 + place) for place in range(256 - len(printed))]
    tokens = [*letters, *(f"{letter}</w>" for letter in letters), *("".join(merge.split()) for merge in merges)]
    tokens += ["<|startoftext|>", "<|endoftext|>"]
    return {token: number for number, token in enumerate(tokens)}, merges


@cache
def tokenizer_files() -> dict[str, bytes]:
    """The tokenizer's files by their names."""
    tokens, merges = vocabulary()
    special = {"bos_token": "<|startoftext|>", "eos_token": "<|endoftext|>", "unk_token": "<|endoftext|>"}
    special["pad_token"] = "<|endoftext|>"
    settings = {**special, "add_prefix_space": False, "do_lower_case": True, "errors": "replace"}
    settings |= {"model_max_length": 77, "processor_class": "CLIPSegProcessor", "tokenizer_class": "CLIPTokenizer"}
    fast = CLIPTokenizer(vocab=tokens, merges=[tuple(merge.split()) for merge in merges])
    return {
        "vocab.json": json.dumps(tokens, ensure_ascii=False).encode(),
        "merges.txt": "\n".join(["#version: 0.2", *merges, ""]).encode(),
        "tokenizer.json": fast.backend_tokenizer.to_str().encode(),
        "tokenizer_config.json": json.dumps(settings).encode(),
        "special_tokens_map.json": json.dumps(special).encode(),
    }


def make_full(
    root: Path, model: CLIPSegForImageSegmentation, config: dict, name: str = BASE, *, weights="model.safetensors"
) -> Path:
    """The base model's layout, or that of a model that was tuned as a whole."""
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(config, indent=2))
    (folder / "preprocessor_config.json").write_text(json.dumps(PREPROCESSOR, indent=2))
    for file, content in tokenizer_files().items():
        (folder / file).write_bytes(content)
    _store(model.state_dict(), folder / weights)
    write_card(folder, weights, "full")
    return folder


def make_adapter(root: Path, config: dict, base: str = BASE, name: str = ADAPTED, *, rank: int = 4, seed: int = 1):
    """A LoRA adapter as PEFT stores it. Returns its folder and a network with the adapter in its weights."""
    model = random_model(config, seed=0)
    settings = LoraConfig(r=rank, lora_alpha=2 * rank, lora_dropout=0.05, bias="none", target_modules=list(TARGETS))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # what PEFT and transformers have to say to each other
        adapted = get_peft_model(model, settings)
    torch.manual_seed(seed)
    with torch.no_grad():
        for parameter in (each for called, each in adapted.named_parameters() if "lora_" in called):
            parameter.normal_(0, 0.1)
    adapted.peft_config["default"].base_model_name_or_path = "CIDAS/clipseg-rd64-refined"
    folder = root / name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the base model cannot be looked up on the hub
        adapted.save_pretrained(str(folder))
    (folder / "README.md").unlink(missing_ok=True)
    write_card(folder, "adapter_model.safetensors", "adapter", base)
    return folder, adapted.merge_and_unload().eval().requires_grad_(False)


def make_decoder(root: Path, model: CLIPSegForImageSegmentation, base: str = BASE, name: str = EXPORTED) -> Path:
    """The decoder's tensors alone, by their names in the whole network."""
    folder = root / name
    folder.mkdir(parents=True)
    state = {each: tensor for each, tensor in model.state_dict().items() if each.startswith("decoder.")}
    _store(state, folder / "decoder.safetensors")
    write_card(folder, "decoder.safetensors", "decoder", base)
    return folder


def write_card(folder: Path, weights: str, form: str, base: str | None = None, prompts=PROMPTS) -> None:
    """`card.json` and `SHA256SUMS` over everything in a folder."""
    files = [path.name for path in sorted(folder.iterdir()) if path.name not in ("card.json", "SHA256SUMS")]
    sizes = {name: (folder / name).stat().st_size for name in files}
    others = [{"file": name, "bytes": sizes[name]} for name in files if name != weights]
    card = {
        "id": folder.name,
        "title": folder.name,
        "summary": "Random weights in the layout of CLIPSeg.",
        "version": "1",
        "family": "clipseg",
        "architecture": {"form": form},
        "weights": {"file": weights, "bytes": sizes[weights], "files": others, **({"base": base} if base else {})},
        "inputs": {
            "bands_required": ["B02", "B03", "B04"],
            "bands_optional": [],
            "levels": ["L1C", "L2A", "RGB8"],
            "scaling": "reflectance 0 to 0.5 as 8-bit grey levels",
            "native_resolution": 10,
            "resolution_range": [10, 20],
            "tile": 512,
            "overlap": 128,
            "multiple_of": 32,
        },
        "outputs": {"classes": CLASSES, "prompts": list(prompts)} if prompts else {"classes": CLASSES},
        "decision": {"temperature": 1.0, "rule": "argmax"},
        "licence": "none",
        "attribution": "made by a test",
        "trained_on": "nothing",
        "not_trained_on": "anything",
        "metrics": [],
        "size_of_run": {"gmac_per_megapixel": 1},
    }
    (folder / "card.json").write_text(json.dumps(card, indent=2))
    write_digests(folder, *files)


def _store(state: dict[str, torch.Tensor], path: Path) -> None:
    if path.suffix == ".safetensors":
        save_file({name: tensor.contiguous().clone() for name, tensor in state.items()}, path, {"format": "pt"})
    else:
        torch.save(dict(state), path)
