"""One page that shows a statement: what is shown as values, made from the core's; then HTML made from these."""
