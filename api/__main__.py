"""``python -m api`` is the program ``sinew``."""

from api.cli import main

main()
