"""Many articles → one graph, by streams and several workers; drives `reading` and `building`."""
