"""What the commands do, and what they show. Only the command line imports it."""
