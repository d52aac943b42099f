"""The OpenAPI document of the HTTP functions, generated from their routes and shapes."""
