"""What a message looks like: text with tags, buttons, pages."""
