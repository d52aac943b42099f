"""The laptop: the whole service in one process, from the same `template.yaml` that AWS would deploy.

`rdv` comes from its layer's folder, as it comes from `/opt/python` in Lambda. Importing this package costs nothing:
`infra.local.stack` is what brings moto and boto3 along.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAYER = ROOT / "layers" / "shared" / "python"

if str(LAYER) not in sys.path:
    sys.path.insert(0, str(LAYER))
