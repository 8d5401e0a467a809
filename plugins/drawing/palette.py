"""The colours of drawings that stand outside the page, where no stylesheet reaches them (icons, covers).

The same as in theme/static/css/tokens.css; a test compares the two.
"""

NIGHT = "#0d2433"  # --night: the sea in drawings and panels
NIGHT_EDGE = "#1d3d50"  # --night-edge: the graticule and hairlines on it
STARLIGHT = "#d9e6ec"  # --starlight: towns and lines on it
AMBER_LIGHT = "#f5b754"  # --amber-light: what is lit
BLUE_LIGHT = "#8cc4f0"  # --blue-light: towns outside the lead's country
