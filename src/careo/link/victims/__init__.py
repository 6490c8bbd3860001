"""Victim records of lists and documents -> people, with reasons; and how many there were in all."""
