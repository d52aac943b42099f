"""Figures and races: each module prints tables and writes JSON to `build/bench/`; `python -m infra.bench` runs the figures."""
