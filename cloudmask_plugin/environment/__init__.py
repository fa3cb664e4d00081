"""The Python that runs the engine."""
