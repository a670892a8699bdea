"""What several reports are made of: the chart and its style, the types of entity in plain words."""
