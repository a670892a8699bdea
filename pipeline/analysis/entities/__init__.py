"""Whose the names of a corpus are: entities, their mentions, links, roles and who is named with whom."""
