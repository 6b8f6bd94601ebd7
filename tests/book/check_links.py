#!/usr/bin/env python3
"""Follows every link of a site that stays inside it: check_links.py FOLDER

Tells each page or place in a page that is not there, and how many links hold."""
from __future__ import annotations

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# a search page for addresses that are not found; its links begin at the root of the server
WITHOUT_CHECK = {"404.html", "toc.html"}


class Page(HTMLParser):
    """The names of places in a page, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.places: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name == "id" or (name == "name" and tag == "a")):
                self.places.add(value)
            if value and name in ("href", "src"):
                self.links.append(value)


def faults(folder: Path) -> tuple[list[str], int]:
    """What is wrong, and how many links were followed."""
    root = folder.resolve()
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in root.rglob("*.html")}
    found, followed = [], 0
    for path, page in sorted(pages.items()):
        if path.name in WITHOUT_CHECK:
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            followed += 1
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if target.is_dir():
                target /= "index.html"
            place = unquote(parts.fragment)
            if root not in target.parents or not target.is_file():
                found.append(f"{path.relative_to(root)}: {link}: there is no such file in the site")
            elif place and target in pages and place not in pages[target].places:
                found.append(f"{path.relative_to(root)}: {link}: there is no such place in the page")
    return found, followed


def main() -> int:
    found, followed = faults(Path(sys.argv[1]))
    for fault in found:
        print(f"FAILED - {fault}")
    if followed == 0:
        print("FAILED - the site has no links at all")
        return 1
    if not found:
        print(f"ok - {followed} links of the site hold")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
