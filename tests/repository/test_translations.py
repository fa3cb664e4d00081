"""The plugin's translations: complete, alike in what the program fills in, and kept so by scripts/translate."""

import ast
import importlib.machinery
import importlib.util
import json
import re
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "translate"
LANGUAGES = ("de", "es", "fr", "pt")
MNEMONIC = re.compile(r"&(\w)")

SOURCES = {
    "page.py": 'def page():\n    return tr("&Start…") + tr(\n        "one "\n        "sentence"\n    )\n',
    "dock/box.py": 'def box(tr):\n    return [tr("{name} is ready."), tr("press \'Start\'"), tr("&Start…")]\n',
}
GERMAN = {
    "&Start…": "&Los…",
    "one sentence": "ein Satz",
    "{name} is ready.": "{name} ist fertig.",
    "press 'Start'": "drücken Sie „Los“",
}


def load(script):
    """A script as a module: that is quicker than many processes."""
    loader = importlib.machinery.SourceFileLoader("translate_script", str(script))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    sys.modules[loader.name] = module  # its dataclass asks for it
    loader.exec_module(module)
    del sys.modules[loader.name]
    return module


@pytest.fixture(scope="module")
def translate():
    return load(SCRIPT)


@pytest.fixture(scope="module")
def texts(translate):
    return translate.extract()


@pytest.fixture
def tree(tmp_path):
    """A small plugin with a script of its own."""
    for name, text in SOURCES.items():
        path = tmp_path / "cloudmask_plugin" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "scripts").mkdir()
    shutil.copy(SCRIPT, tmp_path / "scripts")
    return tmp_path


@pytest.fixture
def run(tree, monkeypatch, capsys):
    """Runs the script of the small plugin as from the command line."""
    script = load(tree / "scripts" / "translate")

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["translate", *arguments])
        capsys.readouterr()
        code = None
        try:
            script.main()
        except SystemExit as error:
            code = error.code
        said = capsys.readouterr()
        told = f"{code}\n" if isinstance(code, str) else ""
        return SimpleNamespace(returncode=1 if told else code or 0, stdout=said.out, stderr=said.err + told)

    return call


@pytest.fixture
def give(tree, run):
    """Takes German translations in."""

    def call(texts):
        (tree / "given.json").write_text(json.dumps(texts), encoding="utf-8")
        done = run("--language", "de", "--import", str(tree / "given.json"))
        assert done.returncode == 0, done.stderr
        return done

    return call


def german(tree):
    return tree / "cloudmask_plugin" / "i18n" / "cloudmask_de.ts"


# ---------------------------------------------------------------------------------------------- the real translations


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_complete_and_fits_its_sources(translate, texts, language):
    assert len(texts) > 400
    assert list(translate.check(texts, translate.read(language))) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_mnemonics_of_one_file_collide_no_more_than_in_english(translate, texts, language):
    messages = translate.read(language)
    by_file = {}
    for source, files in texts.items():
        if translate.MNEMONIC.search(source) and source in messages:
            for name in files:
                by_file.setdefault(name, []).append((source, messages[source].translation))
    assert by_file
    for name, pairs in by_file.items():
        assert collisions(theirs for _, theirs in pairs) <= collisions(ours for ours, _ in pairs), (name, pairs)
        for _, theirs in pairs:
            assert all(letter.isascii() for letter in MNEMONIC.findall(theirs)), theirs


def collisions(texts):
    letters = [found[1].lower() for found in map(MNEMONIC.search, texts) if found]
    return len(letters) - len(set(letters))


def test_no_text_is_asked_for_before_there_is_a_translation(translate):
    """What stands outside of functions runs when the module is loaded, in whatever language is set by then."""
    early = []
    for path in sorted((ROOT / "cloudmask_plugin").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {
            call
            for node in ast.walk(tree)
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            for part in (node.body if isinstance(node.body, list) else [node.body])
            for call in translate.calls(part)
        }
        early += [f"{path.name}:{call.lineno}" for call in translate.calls(tree) if call not in inside]
    assert early == []


# --------------------------------------------------------------------------------------------------------- the script


def test_texts_are_found_and_translations_kept(tree, run, give):
    done = run()
    assert done.returncode == 0, done.stderr
    assert "cloudmask_fr.ts: 0 of 4 texts are translated" in done.stdout
    give(GERMAN)
    kept = german(tree).read_bytes()
    assert run().returncode == 0
    assert german(tree).read_bytes() == kept
    text = kept.decode("utf-8")
    assert text.count('<location filename="../page.py"/>') == 2
    assert text.index("{name} is ready.") < text.index("one sentence")
    assert "line=" not in text
    done = run("--check", "--language", "de")
    assert (done.returncode, done.stdout) == (0, "cloudmask_de.ts: 4 texts, 0 problems\n")


def test_what_the_sources_no_longer_say_comes_back_or_goes(tree, run, give):
    give(GERMAN)
    page = tree / "cloudmask_plugin" / "page.py"
    page.write_text(SOURCES["page.py"].replace("sentence", "word"), encoding="utf-8")
    run()
    assert 'type="vanished">ein Satz<' in german(tree).read_text(encoding="utf-8")
    done = run("--check", "--language", "de")
    assert done.returncode == 1
    assert 'not translated: "one word" (page.py)' in done.stdout
    assert "4 texts, 1 problems, 1 no longer in the sources" in done.stdout
    page.write_text(SOURCES["page.py"], encoding="utf-8")
    run()
    assert run("--check", "--language", "de").returncode == 0
    page.write_text("", encoding="utf-8")
    run("--prune")
    assert "ein Satz" not in german(tree).read_text(encoding="utf-8")


def test_what_is_missing_goes_out_as_json(tree, run, give):
    give({"one sentence": "ein Satz"})
    out = tree / "out.json"
    assert run("--language", "de", "--export", str(out)).returncode == 0
    assert list(json.loads(out.read_text(encoding="utf-8"))) == ["{name} is ready.", "press 'Start'", "&Start…"]
    assert run("--language", "de", "--all", "--export", str(out)).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["one sentence"] == "ein Satz"
    assert 'the plugin does not say "two"' in give({"two": "zwei"}).stderr


@pytest.mark.parametrize(
    ("source", "translation", "words"),
    [
        ("{name} is ready.", "{title} ist fertig.", "other placeholders"),
        ("{name} is ready.", "{name} ist fertig", "another ending"),
        ("&Start…", "Los…", "another number of '&'"),
        ("one sentence", " ein Satz", "other blanks"),
        ("one sentence", "ein <b>Satz</b>", "other marks of HTML"),
        ("one sentence", "ein\nSatz", "another number of lines"),
        ("press 'Start'", "drücken Sie „Start“", "'Start' is called \"Los\" elsewhere"),
    ],
)
def test_what_does_not_fit_its_source_is_told(tree, run, give, source, translation, words):
    give({**GERMAN, source: translation})
    done = run("--check", "--language", "de")
    assert done.returncode == 1
    assert words in done.stdout
    assert "1 problems" in done.stdout
    assert done.stderr.startswith("error: 1 translations are missing or do not fit")


def test_a_no_break_space_stays_one(translate):
    message = translate.Message("5\u00a0m", translation="5 m", finished=True)
    assert ["no no-break space" in fault for fault in translate.compare(message, {})] == [True]


@pytest.mark.parametrize(
    "code", ["tr(name)", 'tr(f"{name}")', 'tr("a" + name)', 'tr("")', "tr()", 'tr("a", "b")', 'tr(text="a")']
)
def test_a_text_that_no_translator_would_see_is_an_error(tree, run, code):
    (tree / "cloudmask_plugin" / "dock" / "late.py").write_text(f"def late():\n    return {code}\n", encoding="utf-8")
    done = run("--check")
    assert done.returncode == 1
    assert done.stderr == (
        "error: cloudmask_plugin/dock/late.py:2: tr takes one plain literal, or no translator ever sees the text\n"
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--import", "none.json", "--language", "de"], "none.json cannot be read"),
        (["--import", "list.json", "--language", "de"], "list.json does not hold one object of texts"),
        (["--import", "list.json"], "need one --language"),
        (["--check", "--language", "xx"], "invalid choice"),
        (["--check", "--language", "fr"], "cloudmask_fr.ts cannot be read"),
    ],
)
def test_bad_input_is_one_sentence(tree, run, arguments, words, monkeypatch):
    monkeypatch.chdir(tree)
    (tree / "list.json").write_text("[1]", encoding="utf-8")
    german(tree).parent.mkdir()
    german(tree).with_name("cloudmask_fr.ts").write_text("<TS", encoding="utf-8")
    done = run(*arguments)
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_what_cards_say_is_found(tree, run):
    card = tree / "engine" / "models" / "bundled" / "net-1" / "card.json"
    card.parent.mkdir(parents=True)
    card.write_text(json.dumps({"summary": "A net.", "cautions": [{"sentence": "Not at night."}]}), encoding="utf-8")
    assert "0 of 6 texts" in run().stdout
    assert '<location filename="../../engine/models/bundled/net-1/card.json"/>' in german(tree).read_text("utf-8")
    card.write_text("{}", encoding="utf-8")
    assert "error: engine/models/bundled/net-1/card.json is no card" in run().stderr


def test_a_source_that_is_no_python_is_named(tree, run):
    (tree / "cloudmask_plugin" / "page.py").write_text("def\n", encoding="utf-8")
    assert "error: cloudmask_plugin/page.py:1 cannot be read" in run().stderr


def test_without_qts_compiler_it_says_what_to_install(translate, monkeypatch, tmp_path):
    monkeypatch.setattr(translate, "LRELEASE", ("no-such-program",))
    with pytest.raises(SystemExit, match="lrelease is not installed: install Qt's Linguist tools"):
        translate.compile_all(("de",), tmp_path)


def test_compiled_files_are_the_same_twice(tree, run, give, translate):
    if translate.find_lrelease() is None:
        pytest.skip("lrelease is not installed: scripts/bootstrap installs it on Debian")
    give(GERMAN)
    assert run("--compile", "--language", "de").returncode == 0
    first = german(tree).with_suffix(".qm").read_bytes()
    assert run("--compile", "--language", "de", "--output", str(tree / "other")).returncode == 0
    assert (tree / "other" / "cloudmask_de.qm").read_bytes() == first
    german(tree).write_text("<TS", encoding="utf-8")
    done = run("--compile", "--language", "de", "--output", str(tree / "third"))
    assert done.returncode == 1
    assert done.stderr.startswith("error: cloudmask_de.ts cannot be compiled: ")
