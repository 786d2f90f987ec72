"""What puts the program on another machine: a bundle, a container, a service."""
