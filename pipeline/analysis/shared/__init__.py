"""What the analyses of several folders compute from: counts of words, shares of topics, the topic space."""
