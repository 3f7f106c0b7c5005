"""What the Score page is made of: a card a scorer, a form for each kind, and how scorers agree."""
