"""careo: reports on contested violence, read into claims, linked into incidents, laid side by side.

The front step of the house: the version. The nouns live in `careo.model`, the verbs in the rooms
(`careo.read`, `careo.understand`, `careo.link`, `careo.store`, `careo.show`), and `careo.pipeline`
is the only place that knows their order.
"""

__version__ = "0.1.0"
