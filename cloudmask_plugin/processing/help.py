"""The help of an algorithm, made of what its parameters say of themselves."""

from __future__ import annotations

from html import escape
from typing import Iterable, List

from qgis.core import QgsProcessingParameterDefinition

from ..translate import tr


def compose(summary: str, parameters: Iterable[QgsProcessingParameterDefinition], shell: str, python: str) -> str:
    """What QGIS shows beside the parameters; each line becomes a paragraph there.

    Args:
        summary: What the algorithm does.
        parameters: Each with its help.
        shell: An example for a shell.
        python: An example for QGIS's Python console.
    """
    lines: List[str] = [*map(_plain, summary.splitlines()), f"<h3>{tr('Parameters')}</h3>"]
    hidden = QgsProcessingParameterDefinition.Flag.FlagHidden
    for each in parameters:
        if not each.flags() & hidden:
            lines.append(f"<b>{_plain(each.description())}</b> ({each.name()}): {_plain(each.help())}")
    lines += [f"<h3>{tr('Example')}</h3>", f"<code>{_plain(shell)}</code>", f"<code>{_plain(python)}</code>"]
    return "\n".join(lines)


def compose_text(summary: str, shell: str, python: str) -> str:
    """The same for a terminal, where QGIS writes the first sentence above it and the parameters below."""
    rest = summary[len(first_sentence(summary)) :].strip()
    return "\n".join([rest, "", f"{tr('Example')}:", f"  {shell}", f"  {python}"]).strip()


def first_sentence(summary: str) -> str:
    """What stands where there is room for no more."""
    line = summary.splitlines()[0]
    return line.partition(". ")[0].rstrip(".") + "."


def _plain(text: str) -> str:
    return escape(text, quote=False)
