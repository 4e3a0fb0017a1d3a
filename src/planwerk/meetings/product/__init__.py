"""The product's objective: plans level by level, with everything a real event asks for."""

from planwerk.meetings.product.engine import solve, warm

__all__ = ["solve", "warm"]
