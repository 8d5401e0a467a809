"""How the site speaks: its words, dates, names, numbers and order in every language. Pure: nothing here knows Pelican.

strings   the interface's words, from gettext catalogues        extract   keeps those catalogues whole
dates     dates, times and ranges                               names     countries, languages, numbers, amounts
sorting   each language's own alphabet                          cldr      names that come from Unicode's CLDR
"""
