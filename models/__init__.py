"""How sure we are, and how we know."""
