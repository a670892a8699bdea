"""A release agrees with itself: what it introduces, which type a name has, which names are one."""
