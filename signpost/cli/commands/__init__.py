"""The commands, one file each; `signpost.cli.app` says in what order `--help` lists them."""
