"""What is said more, or less, as time goes on."""
