"""The kinds of rows that leave the house: one file a kind, found by `reports.exports.registry`.

The keys are a contract (docs: rows that leave the house): keys may be added, never renamed. Each
goes through one kind of row of one run and holds none of them.
"""
