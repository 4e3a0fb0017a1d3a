"""What every app stands on: the registry, base models, the page's frame, lists, forms, search."""
