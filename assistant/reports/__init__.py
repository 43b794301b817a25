"""One file becomes one Report with its facts and checks."""
