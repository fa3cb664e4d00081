"""How much a start from a pre-trained encoder is worth where labels are few."""
