"""Confirms that each passage the book cites still stands in its source on the web.

    python -m build_tools.verify [--chapter N] [--source KEY] [--since DATE] [--offline]
    python -m build_tools.verify point ADDRESS-OR-FILE "words of the passage"

docs/verify.md tells what each result means.
"""
