"""A Word document: its parts, styles, lists and text."""
