"""Names of people, bodies, organisations, places and laws: found, labelled, and brought into agreement."""
