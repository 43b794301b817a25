"""The carriers a report arrives in, one module per family: bytes in, text and exact grids out."""
