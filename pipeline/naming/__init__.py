"""When two names are one: spellings, comparisons, and names joined into groups. Rooms that meet names share it."""
