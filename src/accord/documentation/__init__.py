"""Turn what the code declares into the pages of the manual, so that they cannot drift apart."""

from accord.documentation.pages import PAGES, Page, rewrite, stale

__all__ = ["PAGES", "Page", "rewrite", "stale"]
