"""Written pages with generated passages; `python -m docs.generate` brings the passages up to date."""
