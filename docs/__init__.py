"""The pages of the documentation, and in ``make`` what writes the parts that are made from the program."""
