"""The same steps on a cluster: our SQL in Spark's words, tables in a scratch folder as Parquet."""
