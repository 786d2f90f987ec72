"""Measurements: commands that print JSON, with the machine and the versions they ran on."""
