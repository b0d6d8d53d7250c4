"""What needs many texts at once: one speaker across articles, the same utterance in several of them."""
