"""World-Café seatings: who sits where in each round."""
