"""Pictures for documents: values in, SVG text out. The same values give the same bytes."""
