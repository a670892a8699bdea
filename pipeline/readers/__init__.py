"""One file per format: a file of the corpus in, releases out."""
