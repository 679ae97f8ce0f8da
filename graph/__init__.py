"""The only code that talks to the database."""

import os

# Matrices here are small: more threads than one only wait for each other (ten times slower on a busy machine).
# It has to stand before the first import of numpy; an operator's own setting holds.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
