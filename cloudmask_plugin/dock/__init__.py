"""The dock: what is masked and how, one button, and what came of it. Each section is a module of its own."""
