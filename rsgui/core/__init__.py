"""The method itself. Plain Python, numpy and msgspec: no files, no Qt, no torch, no SQL, no threads."""
