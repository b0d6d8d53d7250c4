"""Measures held against human judgement: how far each agrees, and the card that says so."""
