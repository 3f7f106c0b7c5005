"""`python -m rsgui`: the same as `rsgui`."""

from rsgui.cli import main

main()
