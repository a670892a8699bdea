"""Roles that a release states for people."""
