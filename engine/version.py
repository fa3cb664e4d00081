"""The version, for the package, the plugin and every mask's tags."""

__version__ = "0.1.0"
