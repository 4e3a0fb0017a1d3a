"""How the kernels are compiled: as those of the other engines."""

from planwerk.core.kernels import inner, kernel

__all__ = ["inner", "kernel"]
