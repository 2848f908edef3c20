"""Contents or a store, and a question → its answer: SPARQL, walks, conflicts, time, search, validation."""
