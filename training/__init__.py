"""How the fitted parts of the product were made. Not installed with it."""
