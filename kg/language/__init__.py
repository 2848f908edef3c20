"""Article → Document: names, parse, values, mentions, who did what, who is who, how surely, and who says so."""
