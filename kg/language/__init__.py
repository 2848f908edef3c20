"""Article → Document: names, parse, values, mentions, who is who, who did what, how surely, and who says so."""
