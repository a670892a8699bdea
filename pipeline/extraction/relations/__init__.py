"""What releases say about two bodies: that one came from the other, or is part of it."""
