"""What a schema means, however it is composed and wherever its parts are written."""
