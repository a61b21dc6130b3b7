"""Lighthouse (mobile) on the finished web edition and on the stock theme, in one run."""
