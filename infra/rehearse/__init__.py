"""The rehearsal: the built artefacts and the unmodified template deployed into an emulated AWS that enforces IAM."""

import sys
from pathlib import Path

# The demonstration data is written by the service's own library, which in AWS comes from the shared layer.
LAYER = Path(__file__).resolve().parents[2] / "layers" / "shared" / "python"
if str(LAYER) not in sys.path:
    sys.path.insert(0, str(LAYER))
