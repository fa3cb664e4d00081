"""Learning an encoder without labels, and starting a network from one."""
