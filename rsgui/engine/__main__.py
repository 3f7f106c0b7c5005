"""`python -m rsgui.engine`: what the application starts."""

from rsgui.engine.loop import main

main()
