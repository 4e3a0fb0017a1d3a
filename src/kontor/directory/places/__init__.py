"""The city table: places offline. Data from GeoNames (www.geonames.org), CC BY 4.0, see ``build``."""

from kontor.directory.places.lookup import Found, Place, distance_km, find_place, fits_postal_code, region_of

__all__ = ["Found", "Place", "distance_km", "find_place", "fits_postal_code", "region_of"]
