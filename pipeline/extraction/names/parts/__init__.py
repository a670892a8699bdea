"""What names are made of: heads, tails, purposes, designations, short forms, and the names that are known."""
