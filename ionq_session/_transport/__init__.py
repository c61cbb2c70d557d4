"""What a call goes through: the only folder that imports httpx."""
