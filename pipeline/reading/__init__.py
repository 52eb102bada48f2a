"""Bytes -> Document."""
