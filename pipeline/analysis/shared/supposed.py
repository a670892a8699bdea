"""How sure it is whose a body or law is where its release does not say it outright."""

from __future__ import annotations

OPEN = "open: the release does not make it plain"
SUPPOSED = {
    OPEN: 0.3,
    "what the release is mostly about": 0.6,
    "its sentence": 0.7,
    "other releases know it there": 0.7,
    "the place of the release": 0.75,
    "the publisher of the release": 0.85,
}
"""What told a country → how sure that is, 0 to 1; what is not here is sure."""
