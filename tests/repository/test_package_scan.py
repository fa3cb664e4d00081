"""`scripts/scan` blocks what the plugin site would block, and says the rest; `scripts/test` runs it on the real zip."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DIGEST = hashlib.sha256(b"weights").hexdigest()
DOUBLE = chr(34)


def scan(path):
    command = [sys.executable, ROOT / "scripts" / "scan", path]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def packed(folder, mode=0o100644, **files):
    path = folder / "plugin.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(f"plugin/{name}")
            entry.external_attr = mode << 16
            archive.writestr(entry, text)
    return path


def test_clean_files_pass(tmp_path):
    sums = f"{DIGEST}  weights.safetensors\n"
    path = packed(
        tmp_path, **{"__init__.py": '"""Nothing."""\n', "SHA256SUMS": sums, "metadata.txt": f"sha={DIGEST}\n"}
    )
    done = scan(path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 blocking findings, 0 others" in done.stdout


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("assert True\n", "B101"),
        ("try:\n    x = 1\nexcept Exception:\n    pass\n", "B110"),
        ("import subprocess\nsubprocess.run(['/bin/ls'])\n", "B603"),
        ("import hashlib\nhashlib.md5(b'')\n", "B324"),
        ("import xml.etree.ElementTree\n", "B405"),
        ("import pickle\npickle.loads(b'')\n", "B301"),
        ("folder = '/tmp/x'\n", "B108"),
        (f"digest = {DOUBLE}{DIGEST}{DOUBLE}\n", "Hex High Entropy String"),
        ("password = 'hunter2hunter2'\n", "B105"),
        ("def broken(:\n", "bandit cannot read it"),
    ],
)
def test_what_blocks_an_upload(tmp_path, text, finding):
    done = scan(packed(tmp_path, **{"__init__.py": text}))
    assert done.returncode == 1
    assert f"{finding}" in "".join(line for line in done.stdout.splitlines() if line.startswith("BLOCKED: "))


def test_an_explained_exception_passes(tmp_path):
    text = "import xml.etree.ElementTree  # nosec B405 # writes only\n"
    assert scan(packed(tmp_path, **{"__init__.py": text})).returncode == 0


def test_what_is_only_told(tmp_path):
    files = {"__init__.py": "x = None\ny = x == None\n", "run.sh": "ls\n", ".hidden": ""}
    done = scan(packed(tmp_path, mode=0o100755, **files))
    assert done.returncode == 0
    told = [line for line in done.stdout.splitlines() if line.startswith("told: ")]
    assert len(told) == 4
    for words in ("E711", "run.sh: looks like a program", ".hidden: hidden", "__init__.py: can be executed"):
        assert any(words in line for line in told), words


@pytest.mark.parametrize("content", [None, b"no zip"])
def test_what_is_no_zip_is_one_sentence(tmp_path, content):
    path = tmp_path / "plugin.zip"
    if content is not None:
        path.write_bytes(content)
    done = scan(path)
    assert done.returncode == 1
    assert done.stderr.startswith("error: ")
    assert len(done.stderr.splitlines()) == 1
