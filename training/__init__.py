"""Recipes that build the language packs from open corpora; never imported at run time."""
