"""Planning engines for meetings, World Cafés and visit programmes."""
