"""The workbench: a local web application over one case."""

from careo.show.web.app import make_app
from careo.show.web.server import serve

__all__ = ["make_app", "serve"]
