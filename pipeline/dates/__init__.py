"""Find and resolve Dutch temporal expressions."""
