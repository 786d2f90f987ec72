"""Newspapers made for measuring: invented articles laid out as pages of several columns, as PDF."""
