"""The flags that practitioners set, held against the findings: compared, sampled, estimated."""
