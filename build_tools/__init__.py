"""What builds The Hidden Belligerent: small Sphinx extensions by concern, and the checks."""
