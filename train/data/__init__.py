"""Training material: clear ground, simulated clouds and shadows, and how patches reach the network."""
