"""Planwacht lays letters, council papers and plannings beside the master planning."""

__version__ = "0.1.0"
