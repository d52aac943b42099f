"""Demonstration data: written to whatever tables the environment names."""

from .loading import load

__all__ = ["load"]
