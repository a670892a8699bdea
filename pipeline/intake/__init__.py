"""Bringing releases into a corpus. Only here is the network used."""
