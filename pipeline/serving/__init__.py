"""`presswatch serve`: every page of a results folder over HTTP, to readers on the same machine, while runs go on."""
