"""The page of who is named with whom: a drawing, and the pairs as a table."""
