"""What one source may cost at most, in one place: bytes, characters, counts and seconds."""

from __future__ import annotations

KILOBYTE, MEGABYTE = 1 << 10, 1 << 20

CHARACTERS = 200_000  # of one article; no reportage has half of that, and reading it takes 1 GB
DOCUMENT = 16 * MEGABYTE  # bytes of a text, page, PDF or mail, which is held in memory
LINE = 4 * MEGABYTE  # bytes of a line of JSON Lines or CSV
ELEMENTS = 20_000  # tags of a page, each of which takes about a millisecond; pages of news have 500 to 5,000
HOPELESS = 20  # records that are none, before any article, after which the file is given up
PDF_PAGES = 500
HEADER = 4000  # characters of a header of a mail
PARTS = 100  # of a mail that have parts; the time to read them grows with the square of their number

DEPTH = 4  # archives within archives, a .gz counted as one
MEMBERS = 100_000  # files in one archive
DIRECTORY = 32 * MEGABYTE  # bytes of the list of files in a .zip
NESTED = 64 * MEGABYTE  # bytes of a .zip within an archive, which is held in memory
RATIO = 300  # bytes that a packed byte may become; prose becomes about 4, and a bomb 1,000
FREE = 8 * MEGABYTE  # bytes that may be unpacked whatever the ratio

TIME = 30.0  # seconds for one page, from looking up its host to its last byte
PAGE = 8 * MEGABYTE  # bytes of a page from the web
ROBOTS = 500 * KILOBYTE  # bytes of a robots.txt (RFC 9309, 2.5)
REDIRECTS = 5
DELAY = 1.0  # seconds between two requests to one host
LONGEST_DELAY = 60.0  # seconds; a host that asks for more is left alone
