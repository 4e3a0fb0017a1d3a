"""How rows of a file become organisations, people and memberships. Importers of higher apps use it as well."""
