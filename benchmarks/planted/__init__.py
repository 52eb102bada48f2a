"""Invented workspaces with planted conflicts and planted innocents, and the score of the program on them."""
