"""What those entitled to a word on a claim say of it: who speaks, to whom it was put, and what the words come to."""
