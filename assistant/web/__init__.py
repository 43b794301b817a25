"""An answer becomes a page."""
