"""The import wizard: reads, maps, previews, applies and undoes; knows no model."""
