"""Figures with whom they are about, sums of money, and series that recur."""
