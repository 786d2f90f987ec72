"""What we know of the language, once: numbers, units, and the values that they make."""
