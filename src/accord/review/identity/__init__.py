"""Same person? People rule on the links between records that the linkage leaves open."""
