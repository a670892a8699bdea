"""How a copy is laid out: its tables, and how sentences are numbered."""

from __future__ import annotations

from pipeline.results import result_kinds
from pipeline.rows import Row, Topic

LAYOUT = """
CREATE TABLE releases (place INTEGER PRIMARY KEY, release_id TEXT UNIQUE, address TEXT UNIQUE, row TEXT);
CREATE TABLE entities (
    place INTEGER PRIMARY KEY, entity_id TEXT UNIQUE, address TEXT UNIQUE, releases INTEGER, part_of TEXT, row TEXT
);
CREATE INDEX parts ON entities (part_of);
CREATE TABLE facets (list TEXT, title TEXT, value TEXT, place INTEGER, PRIMARY KEY (list, title, value, place)) WITHOUT ROWID;
CREATE TABLE offered (list TEXT, title TEXT, value TEXT, count INTEGER);
CREATE TABLE moved (address TEXT PRIMARY KEY, entity_id TEXT);
CREATE TABLE rows (number INTEGER PRIMARY KEY, kind TEXT, release_id TEXT, row TEXT);
CREATE TABLE pointing (entity_id TEXT, number INTEGER, PRIMARY KEY (entity_id, number)) WITHOUT ROWID;
CREATE TABLE units (unit INTEGER PRIMARY KEY, start INTEGER, end INTEGER);
CREATE TABLE files (address TEXT PRIMARY KEY, body BLOB);
CREATE TABLE made (address TEXT PRIMARY KEY, body BLOB);
CREATE TABLE notes (part TEXT PRIMARY KEY, digest TEXT);
CREATE INDEX rows_by_release ON rows (release_id);
CREATE INDEX pointing_by_number ON pointing (number);
CREATE VIRTUAL TABLE words USING fts5(folded, content='', tokenize='ascii');
CREATE VIRTUAL TABLE names USING fts5(folded, content='', tokenize='ascii');
"""
"""`ascii` takes every other letter for a letter: words are folded and parted before (`search/rules.py`)."""
KINDS = {kind.table: kind for kind in result_kinds()}
UNITS = 1 << 20
"""A sentence's number: that of its release times this, and its place there. Spellings of names likewise."""
ROWS = 1 << 40
"""A row's number: the place of its kind among all times this, and its place among its own."""
EVERYWHERE: tuple[type[Row], ...] = (Topic,)
"""Kinds of which every page may show any row; they have few."""
