"""What our generators have of Pelican's: its place in a run, and what it is given."""

from __future__ import annotations

from typing import Any

from pelican.generators import Generator


class PluginGenerator(Generator):
    """A generator that asks the catalogue, and hands work to the writer."""

    def __init__(
        self, context: dict[str, Any], settings: dict[str, Any], path: str, theme: str, output_path: str, **_: object
    ) -> None:
        """Take what Pelican gives; not what its own class makes of it: readers, and an environment with all templates.

        Each generator would take a millisecond or two for those, and none would use them: the writer has templates.
        """
        self.context, self.settings = context, settings
        self.path, self.theme, self.output_path = path, theme, output_path
