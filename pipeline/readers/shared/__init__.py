"""What several readers are made of: bytes as text, markup as text, fields of a release, days and properties."""
