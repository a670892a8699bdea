"""What the releases are about: topics, how good they are, and how they change."""
