"""A language model words an answer anew; what it says is shown only where a cited paragraph says it too."""
