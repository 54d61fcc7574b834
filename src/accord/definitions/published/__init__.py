"""The published definitions, one file per definition and version; a change is a new version."""
