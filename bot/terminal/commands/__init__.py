"""The commands of the program, a module for those that share their libraries."""
