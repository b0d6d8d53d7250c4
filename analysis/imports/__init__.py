"""Imports: one file a format, all of them to the same articles; what is guessed, cut or refused is told."""
