"""Evidence becomes an answer that checks out."""
