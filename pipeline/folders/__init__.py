"""Folders and files of the user, here or at an address: the corpus, the lists beside it, the seal of a file."""
