"""The pieces of work that any engine does, and the keys under which what they made is kept."""
