"""What web servers have to know of the site, each in its own words."""
