"""What we know of the language, once: comparable text, numbers, units, values, sounds and names."""
