"""What other programs and machines do that this one has to know: addresses, browsers, spreadsheets, Python itself."""
