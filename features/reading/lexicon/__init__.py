"""Words that the reader knows, kept apart from the rules that use them."""
