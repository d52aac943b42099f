"""What surrounds the service: its template, its build, the laptop, the rehearsal. Never imported by a function.

`rdv` comes from its layer's folder, as it comes from `/opt/python` in Lambda.
"""

import sys
from pathlib import Path

LAYER = Path(__file__).resolve().parents[1] / "layers" / "shared" / "python"

if str(LAYER) not in sys.path:
    sys.path.insert(0, str(LAYER))
