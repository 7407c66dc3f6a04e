"""Article text to reports: who says what, how, and in what capacity."""
