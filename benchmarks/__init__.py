"""Measurements of speed and of inference, each run by its own command."""
