"""Numbers that quantify something: value, unit, kind, and what they measure."""
