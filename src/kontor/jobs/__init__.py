"""Long work in the background: it shows how far it is, can be cancelled, and survives a killed worker."""
