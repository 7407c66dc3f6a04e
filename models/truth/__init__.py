"""Truth discovery: which value of a claim holds, and how often each source is right, from their votes alone.

One algorithm a file, all after the same pattern: `fit` takes votes as integers (`models.truth.votes.encode` makes them
from names), learned attributes end in `_`. Copies are to be collapsed before: one vote an origin.
"""
