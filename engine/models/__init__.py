"""Networks and what runs them. Torch is imported in here only, and only when a model is opened."""
