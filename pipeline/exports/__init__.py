"""Results in the formats of other tools: one file per format, each with `SUFFIX` and `write(results, path)`.

An export is a pure function of the results; it names the release and the place of everything that it says.
"""
