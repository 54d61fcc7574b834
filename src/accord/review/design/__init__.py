"""How pages look and speak: headers, navigation, fields, errors. Nothing from another host."""
