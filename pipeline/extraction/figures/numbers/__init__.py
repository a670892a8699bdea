"""Numbers as they are written, whatever they stand for."""
