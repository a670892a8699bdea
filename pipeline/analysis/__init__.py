"""One file per table that is computed over the whole corpus."""
