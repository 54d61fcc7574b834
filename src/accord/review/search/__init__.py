"""Search over the cases within reach; a purpose comes first and is recorded."""
