"""Fine-tunes the bundled encoder for questions in Chinese; see docs/encoder.md."""
