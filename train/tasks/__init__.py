"""What is learned, as Lightning modules and callbacks."""
