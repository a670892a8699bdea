"""A saved web page: what it states of itself, and its main text."""
