"""One file a check: a decorated function that yields findings. ``run`` runs them all, each apart."""

from pipeline.checks.registry import Case, Check, all_checks, run

__all__ = ["Case", "Check", "all_checks", "run"]
