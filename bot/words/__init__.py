"""Every sentence that a user reads, in Chinese and English."""
