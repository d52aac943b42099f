"""A small OpenID Connect provider with test identities, on the service's own origin under `/_openid/`.

It speaks what FranceConnect and ProConnect speak (partner API 5.4, 5.5): authorization code with PKCE S256, client
secret in the body, ES256, userinfo as a signed JWT, end of session with a hint. Nobody proves anything to it: it is for
laptops and tests, is started by the local stack alone, and no template knows it.
"""

from .identities import AGENTS, CITIZENS, TestIdentity
from .provider import Client, LocalOpenId

__all__ = ["AGENTS", "CITIZENS", "Client", "LocalOpenId", "TestIdentity"]
