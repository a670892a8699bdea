"""The folder of pages: one file per kind of page, and the templates."""
