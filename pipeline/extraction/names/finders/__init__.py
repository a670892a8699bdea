"""One file per way of finding a name. A finder imports no other finder."""
