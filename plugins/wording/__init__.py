"""How the site speaks: its words, dates, names, numbers and order in every language. Pure: nothing here knows Pelican.

strings   the interface's words, from gettext catalogues     extract   keeps those catalogues whole
dates     dates and ranges of days                           times     the same with hours
names     countries, languages, numbers, amounts             cldr      names that come from Unicode's CLDR
labels    what types, statuses and kinds are called          sorting   each language's own alphabet
binding   what no line's end may tear apart                  files     what readers want to know of a file
editor    the editor's language                              headers   what editors call a header
nearest   what somebody means who writes another             escaping  texts as HTML at once
"""
