"""Every rule a row can break on its way in, each with the sentence a reader is shown."""

from __future__ import annotations

# A sentence names the rule and what to do, and never a value from the row.
REASONS: dict[str, str] = {
    "missing_value": "a value the contract requires is missing",
    "bad_date": "not a date written as YYYY-MM-DD, or no such day",
    "bad_datetime": "not a date and time written as YYYY-MM-DD HH:MM:SS, or no such moment",
    "bad_integer": "not a whole number",
    "bad_number": "not a number",
    "bad_boolean": "not one of true, false, 1, 0, yes, no, y, n",
    "unknown_code": "not one of the values the contract allows, or the mapping has no entry for it",
    "too_long": "longer than a million bytes; an unclosed quotation mark is the usual cause",
    "unreadable_text": "holds bytes that are no text in the encoding of the file",
    "wrong_number_of_fields": "the row has more or fewer fields than the header",
    "broken_quotes": "a quotation mark is opened and not closed, or closed in mid-field",
    "orphan": "points to a record that is not in any delivery in use, or is itself in quarantine",
    "duplicate_row": "the same row stands elsewhere in the delivery; that one is used",
    "duplicate_key": "another row has the same key and other values; one of them is used",
    "not_mapped": "no entry of the mapping takes this row",
    "replaced": "a later extract of the same source holds this record; that one is used",
}

# Broken by the row's shape, so no single column is to blame.
WHOLE_ROW = ("wrong_number_of_fields", "broken_quotes", "duplicate_row", "replaced", "not_mapped")
