"""Networks written for other tools, with the grade of every source, and read by none of ours."""
