"""`kpuparse view`: bulletins → one HTML file on which a person can check the parse and explore the archive.

run        the command: what is given → the page, written
load       dumps, records and archives → one temporary archive
pages      an archive → what the page shows, as plain values
look       a warning → the words of the record that it is about
highlight  the finds of a record → marks, which nest
plots      counts → static SVG
document   what the page shows → HTML: `templates/`, with `static/page.css` and `static/page.js` in it
words      the page's own words in Indonesian and English
"""
