"""One page per stage of a round."""
