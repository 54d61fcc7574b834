"""Extract packages in, source records out: check a delivery, keep it, hand its rows on."""
