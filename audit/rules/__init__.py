"""The rules: one file a rule, in the folder of its category."""
