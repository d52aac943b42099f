"""The laptop: the whole service in one process, from the same `template.yaml` that AWS would deploy.

Importing this package costs nothing: `infra.local.stack` is what brings moto and boto3 along.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
