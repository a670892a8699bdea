"""One file per kind of dirt: a draft in, the draft without it out, and what was dropped kept with a reason."""
