"""Tables and records: the releases in the rows of a sheet or the objects of a JSON file."""
