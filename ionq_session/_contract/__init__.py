"""The structure of OpenAPI documents, and the comparison behind `check_contract()`."""
