"""The site that releases were saved from: what it puts around them, and what it says of them."""
