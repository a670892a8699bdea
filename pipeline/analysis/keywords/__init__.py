"""Terms that tell a release, or a part of the corpus, from the rest."""
