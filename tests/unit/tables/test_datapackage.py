"""A data package carries what a table declares and nothing it does not."""

from __future__ import annotations

from accord.tables.datapackage import as_datapackage
from accord.tables.spec import LIST, OPEN, STRING, Column, Reference, Table

SHOPS = Table(
    "shops",
    "One shop",
    key=("shop_id",),
    columns=(
        Column("shop_id", STRING, "its id", OPEN, required=True),
        Column("tags", LIST, "what it sells", OPEN),
        Column("size", STRING, "how big", OPEN, allowed=("small", "large")),
    ),
    references=(Reference(("shop_id",), "streets", ("street_id",)),),
)


def test_a_column_keeps_its_type_and_its_limits():
    (shop,) = as_datapackage("town", [SHOPS])["resources"]
    fields = {field.pop("name"): field for field in shop["schema"]["fields"]}
    assert fields["shop_id"]["constraints"] == {"required": True}
    assert fields["size"]["constraints"] == {"enum": ["small", "large"]}
    assert fields["tags"] == {
        "type": "list",
        "description": "what it sells",
        "delimiter": "|",
        "itemType": "string",
    }


def test_a_reference_names_both_sides():
    (shop,) = as_datapackage("town", [SHOPS])["resources"]
    assert shop["schema"]["foreignKeys"] == [
        {"fields": ["shop_id"], "reference": {"resource": "streets", "fields": ["street_id"]}}
    ]
