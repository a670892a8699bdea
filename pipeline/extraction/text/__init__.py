"""What several stages read a text by: words and tokens, where a name is cut, subjects, number words, ages and prison terms."""
