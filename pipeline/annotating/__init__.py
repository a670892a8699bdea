"""What the model says of a text: where it is asked, what is kept of its answer, which of its files it may come from."""
