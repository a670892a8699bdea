"""Search: what a question asks for, and the index that answers it from a folder of files."""
