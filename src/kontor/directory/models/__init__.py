"""The network: who there is, where, what they can do, offer and look for."""

from kontor.directory.models.field import FieldSynonym, TechnologyField
from kontor.directory.models.merge import Merge
from kontor.directory.models.network import Membership, Network
from kontor.directory.models.offer import HostOffer, Offer
from kontor.directory.models.organisation import Location, Organisation
from kontor.directory.models.person import Person, Position

__all__ = [
    "FieldSynonym",
    "HostOffer",
    "Location",
    "Membership",
    "Merge",
    "Network",
    "Offer",
    "Organisation",
    "Person",
    "Position",
    "TechnologyField",
]
