"""YAML and JSON in and out: files are read safely, faults are located, the record is only added to."""
