"""Reports become searchable, once."""
