"""Link tables of people alone: files in, persons, links with words and questions out."""
