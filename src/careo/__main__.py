"""`python -m careo`: the same as the command `careo`."""

from careo.cli import main

main()
