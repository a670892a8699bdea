"""Which pages have changed since the last run: what each shows, in a key, and the keys of the files that lie there."""
