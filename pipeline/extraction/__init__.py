"""A room for every kind of row: an annotated release in, rows that quote it out. What two rooms need is in `text`."""
