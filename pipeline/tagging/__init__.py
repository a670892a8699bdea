"""Names as a network of our own sees them: tokens in, spans with a label and a confidence out."""
