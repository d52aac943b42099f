"""The laptop: the whole service in one process, from the same `template.yaml` that AWS would deploy.

`rdv` comes from its layer's folder, as it comes from `/opt/python` in Lambda.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYER = ROOT / "layers" / "shared" / "python"

if str(LAYER) not in sys.path:
    sys.path.insert(0, str(LAYER))

from .stack import PortTaken, Stack  # noqa: E402  (the layer first: the modules below import from it)

__all__ = ["LAYER", "ROOT", "PortTaken", "Stack"]
