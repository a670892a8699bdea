"""One file per kind of row: an annotated release in, rows that quote it out."""
