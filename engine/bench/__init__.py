"""How fast this machine is: made-up scenes of every kind of input, from file to finished mask, and each part alone."""
