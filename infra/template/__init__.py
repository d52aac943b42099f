"""`template.yaml` as data: expanded as AWS would, its intrinsics resolved. The laptop, the tests and the rehearsal read it here."""

from .expand import TEMPLATE, InvalidTemplate, expand_template
from .intrinsics import UnresolvedReference, resolve

__all__ = [
    "TEMPLATE",
    "InvalidTemplate",
    "UnresolvedReference",
    "expand_template",
    "resolve",
]
