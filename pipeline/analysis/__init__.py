"""One file per table that is computed over the whole corpus, in a folder with what only it and its kin use."""
