"""Who held which office at which body, and when."""
