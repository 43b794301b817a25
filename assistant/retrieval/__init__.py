"""A question finds its evidence."""
