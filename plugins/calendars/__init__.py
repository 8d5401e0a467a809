"""The event calendar's pure parts: months laid out, calendar files, subscription links. No Pelican in here."""
