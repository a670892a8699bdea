"""What a spaCy model computes, computed for many texts together, with the model's own weights.

A pipeline's slow components take one text after another, step by step. Here the steps of all texts of a batch are taken
side by side in NumPy. `components.py` says which component is replaced by what; one of an unknown shape stays as it is.
No text's result depends on the texts beside it (`blocks.py`).
"""
