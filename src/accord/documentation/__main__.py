"""Write every generated page again: python -m accord.documentation."""

from __future__ import annotations

from pathlib import Path

from accord.documentation.pages import rewrite


def main() -> None:
    """Write the pages of the checkout that is the current folder, and say which changed."""
    changed = rewrite(Path.cwd())
    for name in changed:
        print(f"written: {name}")
    print(f"{len(changed)} generated page(s) changed")


if __name__ == "__main__":
    main()
