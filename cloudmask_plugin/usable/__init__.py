"""Which dates are usable for an area."""
