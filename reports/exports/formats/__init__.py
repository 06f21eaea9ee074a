"""The formats of exports: one file a format, found by `reports.exports.registry`."""
