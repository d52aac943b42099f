"""`python -m infra.openapi`: write the document that `GET /api/openapi.json` serves."""

from __future__ import annotations

from .document import DOCUMENT, rendered

DOCUMENT.write_text(rendered(), encoding="utf-8")
print(f"{DOCUMENT.name}: {DOCUMENT.stat().st_size} bytes")
