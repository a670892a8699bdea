"""What stages are given to work with: the corpus as a whole, the tables of a run, what people have corrected."""
