"""The page of an entity: what is known of it, the bodies around it, its editions, and every sentence about it."""
