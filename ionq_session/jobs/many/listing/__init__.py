"""Lists of the service's as iterators: pages, filters, cursors."""
