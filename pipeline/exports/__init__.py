"""Results in the formats of other tools: one file per format. An export names the release and the place of all that it says."""
