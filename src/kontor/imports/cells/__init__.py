"""Readers: from a cell as people fill it in to a value, with what there is to say about it. They know no model."""
