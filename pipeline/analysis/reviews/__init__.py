"""What a person should look at, worded as corrections, and the corrections that fit nothing any more."""
