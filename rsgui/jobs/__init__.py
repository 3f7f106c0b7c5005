"""Long operations on worker threads, and the named verbs that start them. No Qt, and no SQL of its own."""
