"""What a check found, for machines: annotations, code scanning, test reports, a table for a pull request."""
