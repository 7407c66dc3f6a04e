"""Attribution by a small network trained on annotated news: who says what, where rules give out."""
