"""From positions to text: which wording of each element, laid out by the form's template."""
