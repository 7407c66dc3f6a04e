"""What the evidence looks like: reading, grouping, and the features declared over both."""
