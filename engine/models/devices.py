"""Which device and precision a run takes: by fixed rules from what the machine offers, never by a timing."""

from __future__ import annotations

import re
from dataclasses import dataclass

import torch

from ..cores import usable_cores
from ..errors import DeviceError

PRECISIONS = ("auto", "fp32", "bf16", "fp16")


@dataclass(frozen=True)
class Device:
    """A device of this machine.

    Attributes:
        name: `cpu`, `cuda:0`, `mps`.
        title: What people call it.
        precisions: What it runs, its `auto` choice first.
    """

    name: str
    title: str
    precisions: tuple[str, ...]


def list_devices() -> list[Device]:
    """All devices that torch can use here, fastest first."""
    devices = [_cuda(index) for index in range(torch.cuda.device_count())] if torch.cuda.is_available() else []
    if torch.backends.mps.is_available():
        # fp16 on MPS falls back to slow paths for some operators, so it is there for those who ask for it.
        devices.append(Device("mps", "Apple GPU", ("fp32", "fp16")))
    return [*devices, _cpu()]


def choose_device(name: str = "auto") -> Device:
    """The device that a name means.

    Args:
        name: `auto` (the first of `list_devices`), `cpu`, `cuda`, `cuda:1`, `mps`.

    Raises:
        DeviceError: It is not there.
    """
    if name == "cpu":
        return _cpu()  # without a look at cards, one of which may take the process down
    devices = list_devices()
    if name == "auto":
        return devices[0]
    if not re.fullmatch(r"cpu|mps|cuda(:\d+)?", name):
        raise DeviceError(f"{name} is not a device", "use auto, cpu, cuda, cuda:1 … or mps")
    wanted = "cuda:0" if name == "cuda" else name
    for device in devices:
        if device.name == wanted:
            return device
    offered = ", ".join(device.name for device in devices)
    raise DeviceError(f"this machine has no device {name} that torch can use", f"choose --device auto or {offered}")


def choose_precision(name: str, device: Device) -> str:
    """The precision that a name means on a device.

    Raises:
        DeviceError: The device does not run it.
    """
    if name not in PRECISIONS:
        raise DeviceError(f"{name} is not a precision", f"use {', '.join(PRECISIONS)}")
    if name == "auto":
        return device.precisions[0]
    if name not in device.precisions:
        raise DeviceError(f"{device.name} does not run {name}", f"choose --precision {' or '.join(device.precisions)}")
    return name


def _cpu() -> Device:
    # Without AMX or AVX-512 BF16 instructions bf16 is emulated and an order of magnitude slower than fp32.
    fast_bf16 = _instruction("_is_amx_tile_supported") or _instruction("_is_avx512_bf16_supported")
    return Device("cpu", f"CPU, {usable_cores()} cores", ("bf16", "fp32") if fast_bf16 else ("fp32", "bf16"))


def _instruction(probe: str) -> bool:
    ask = getattr(torch.cpu, probe, None)
    return bool(ask()) if ask is not None else False


def _cuda(index: int) -> Device:
    properties = torch.cuda.get_device_properties(index)
    # Tensor cores came with compute capability 7.0, bf16 with 8.0. fp16 has three bits more than bf16, and the
    # networks' activations are far from its limits.
    capability = (properties.major, properties.minor)
    precisions: tuple[str, ...] = ("fp32", "fp16")
    if capability >= (8, 0):
        precisions = ("fp16", "bf16", "fp32")
    elif capability >= (7, 0):
        precisions = ("fp16", "fp32")
    return Device(f"cuda:{index}", properties.name, precisions)
