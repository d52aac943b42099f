"""Figures and races: each module prints tables and writes JSON to `build/bench/`; `python -m infra.bench` runs the figures.

`rdv` comes from its layer's folder, as it comes from `/opt/python` in Lambda.
"""

import sys
from pathlib import Path

LAYER = Path(__file__).resolve().parents[2] / "layers" / "shared" / "python"

if str(LAYER) not in sys.path:
    sys.path.insert(0, str(LAYER))
