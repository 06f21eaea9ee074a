# Two commands do all the set-up: `make demo` and `make test`. See README.md.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: packages install demo check test lint bench lock docs screenshots clean

# Python and its packages; all that `make check`, `make lint` and `make docs` need.
packages: $(STAMP)

install: packages
	@scripts/chromium.sh $(BIN)

# The stamp is newer than the lock and the project file only when both were installed from.
$(STAMP): requirements.lock pyproject.toml scripts/python.sh
	@scripts/python.sh $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: install
	$(BIN)/signpost demo --weeks

# The fast loop: everything that needs neither a browser nor a child process.
check: packages lint
	$(BIN)/python -m pytest -q -n auto -m "not browser and not slow"

# Tests of a browser wait for pages as much as they count: a Chromium for each core at a time. Those
# that share a weekly run stay together (tests/marks.py).
test: install lint
	$(BIN)/python -m pytest -q -n auto --dist loadscope -m "not browser"
	$(BIN)/python -m pytest -q -n auto --dist loadgroup -m browser

lint: packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: install
	@for bench in benchmarks/*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

docs: packages
	$(BIN)/signpost rules --markdown > docs/rules.md

# The pictures in the guides, of the demo council's report (a few minutes).
screenshots: install
	$(BIN)/python scripts/screenshots.py

# Needs uv on the PATH; writes hashes and no registry addresses.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-header --python-version 3.11 --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) signpost-data .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
