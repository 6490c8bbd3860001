"""Adapters that run careo on public corpora and print the figures (design section 8); never shipped."""
