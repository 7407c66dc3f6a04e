"""What we know, how it gets in, how it is kept, how it leaves."""
