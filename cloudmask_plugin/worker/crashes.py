"""What the end of a process means: its exit code and last words, as a sentence and something to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Optional, Tuple

from ..failure import Failure
from ..translate import tr

KIND = "crash"
OUT_OF_MEMORY = "out-of-memory"
DISK_FULL = "disk-full"
ENVIRONMENT = "environment"
DEVICE = "device"


@dataclass(frozen=True)
class Ending:
    """How a process has ended.

    Attributes:
        code: Its exit code; where a signal has ended it, the signal's number.
        crashed: Whether it was ended from outside or by a fault of its own.
        last_words: The end of what it has written to stderr, without secrets.
    """

    code: int
    crashed: bool
    last_words: str = ""


@dataclass(frozen=True)
class _Row:
    """One known ending: any of its codes, or its pattern in the last words.

    Attributes:
        kind: Of the failure.
        sentence: What is wrong.
        hint: What to do.
        signal: That a system like Unix ends it with.
        status: That Windows ends it with.
        exit_code: That it ends with itself.
        words: Pattern of what it, or one of its libraries, writes at last.
    """

    kind: str
    sentence: str
    hint: str
    signal: Optional[int] = None
    status: Optional[int] = None
    exit_code: Optional[int] = None
    words: str = ""

    def fits_words(self, ending: Ending) -> bool:
        return bool(self.words) and re.search(self.words, ending.last_words, re.IGNORECASE) is not None

    def fits_code(self, ending: Ending) -> bool:
        code = ending.code & 0xFFFFFFFF
        if ending.crashed and self.signal is not None and code == self.signal:
            return True
        # What has started the process for us may tell of a signal by a code above 128.
        ended_by = () if self.signal is None else (128 + self.signal,)
        return code in (self.status, self.exit_code, *ended_by)


def explain(ending: Ending) -> Failure:
    """The failure that an ending is; words say more than codes, and so come first."""
    rows = _rows()
    fitting = [row for row in rows if row.fits_words(ending)] or [row for row in rows if row.fits_code(ending)]
    if fitting:
        return Failure(fitting[0].kind, fitting[0].sentence, fitting[0].hint, _detail(ending))
    return Failure(
        KIND,
        tr("the engine has ended in the middle of its work ({how})").format(how=_told(ending)),
        tr("try again; if it happens again, report it with the details"),
        _detail(ending),
    )


def _rows() -> Tuple[_Row, ...]:
    """Made anew each time, as the language may have changed."""
    memory_hint = tr("close other programs, or mask a smaller area or with a coarser resolution")
    setup_hint = tr("set the engine's environment up again, or choose another Python")
    runtime_hint = tr("install the Microsoft Visual C++ Redistributable 2015-2022 (x64) and start QGIS again")
    return (
        _Row(
            OUT_OF_MEMORY,
            tr("the memory of the graphics card is full"),
            tr("close other programs, or choose the processor (CPU) as device"),
            words=r"(CUDA|HIP|MPS backend|XPU) out of memory|CUDA_ERROR_OUT_OF_MEMORY|CUBLAS_STATUS_ALLOC_FAILED",
        ),
        _Row(
            DEVICE,
            tr("the driver of the graphics card is too old for the engine"),
            tr("update the driver, or choose the processor (CPU) as device"),
            words=r"driver on your system is too old|driver version is insufficient|no kernel image is available",
        ),
        _Row(
            DISK_FULL,
            tr("the disk is full"),
            tr("free some space, or choose another folder"),
            words=r"No space left on device|ENOSPC|not enough space on the disk|WinError 112\b|Errno 28\b",
        ),
        _Row(
            ENVIRONMENT,
            tr("a rule of this computer (antivirus or policy) does not let the engine run"),
            tr("ask the administrator to allow the folder of the engine's environment"),
            status=4551,
            words=r"WinError 4551\b|Application Control policy|blocked by group policy|WinError 1260\b|WinError 225\b",
        ),
        _Row(
            ENVIRONMENT,
            tr("a library of Windows that the engine needs is missing (Visual C++ runtime)"),
            runtime_hint,
            status=0xC0000135,
            words=r"WinError (126|127|1114)\b|Error loading .*(c10|shm|torch\w*)\.dll|VCRUNTIME\d+(_\d)?\.dll",
        ),
        _Row(
            ENVIRONMENT,
            tr("a library that the engine needs does not fit this system"),
            setup_hint,
            status=0xC0000139,
            words=r"GLIBC(XX)?_[\d.]+'? not found|WinError 193\b|wrong ELF class|incompatible architecture",
        ),
        _Row(
            OUT_OF_MEMORY,
            tr("the computer's memory is full"),
            memory_hint,
            words=r"bad_alloc|bad allocation|MemoryError|DefaultCPUAllocator|Cannot allocate memory|WinError 1455\b",
            status=0xC0000017,
        ),
        _Row(
            OUT_OF_MEMORY,
            tr("the system has ended the engine, most likely as the computer's memory was full"),
            memory_hint,
            signal=9,
            status=0xC000012D,
        ),
        _Row(
            KIND,
            tr("the engine uses instructions that this processor does not have"),
            tr("set the environment up again with an older version of torch, or use another computer"),
            signal=4,
            status=0xC000001D,
            words=r"illegal instruction",
        ),
        _Row(
            KIND,
            tr("the engine has crashed in one of its libraries"),
            tr("try again, or choose the processor (CPU) as device; if it happens again, report it with the details"),
            signal=11,
            status=0xC0000005,
            words=r"segmentation fault|access violation",
        ),
        _Row(
            KIND,
            tr("the engine has crashed in one of its libraries"),
            tr("try again, or choose the processor (CPU) as device; if it happens again, report it with the details"),
            signal=6,
            status=0xC0000409,
        ),
        _Row(ENVIRONMENT, tr("the chosen Python cannot run the engine"), setup_hint, exit_code=3),
        _Row(KIND, tr("another program has ended the engine"), tr("try again"), signal=15, status=0xC000013A),
    )


def _told(ending: Ending) -> str:
    code = ending.code & 0xFFFFFFFF
    if code >= 0x80000000:
        return tr("code {code}").format(code=f"0x{code:08X}")
    return (tr("signal {code}") if ending.crashed else tr("exit code {code}")).format(code=code)


def _detail(ending: Ending) -> str:
    return f"{_told(ending)}\n{ending.last_words}".strip()
