"""The service's library."""

from . import precompiled

precompiled.use()
