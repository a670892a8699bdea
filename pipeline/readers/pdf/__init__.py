"""A PDF: its words, lines, columns and paragraphs, as a reader of the printed page sees them."""
