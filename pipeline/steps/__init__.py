"""The steps of a run, in the order of its story: the corpus, what is unread, what is computed."""
