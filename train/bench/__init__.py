"""How fast a recipe trains on this machine: `python -m train bench`."""

from .command import TAKES_RECIPE_OPTIONS, add_arguments, run

__all__ = ["TAKES_RECIPE_OPTIONS", "add_arguments", "run"]
