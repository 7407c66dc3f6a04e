"""What runs, and when. No logic lives here."""
