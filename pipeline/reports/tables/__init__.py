"""The tables as files, and the package that says what their columns mean."""
