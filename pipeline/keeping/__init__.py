"""What keeps results: the parts of the database, what was made from what, what was written and published."""
