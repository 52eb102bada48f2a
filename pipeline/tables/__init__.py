"""Grids and ruled text -> Table."""
