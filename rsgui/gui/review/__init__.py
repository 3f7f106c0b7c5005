"""The review room: the ranked grid, the reading pane and the strategy bar above them."""
