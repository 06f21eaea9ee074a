# Two commands do all the set-up: `make demo` and `make test`. See README.md.
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install demo test lint bench lock docs screenshots clean

install: $(STAMP)
	@scripts/chromium.sh $(BIN)

# The stamp is newer than the lock and the project file only when both were installed from.
$(STAMP): requirements.lock pyproject.toml scripts/python.sh
	@scripts/python.sh $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: install
	$(BIN)/signpost demo --weeks

test: install lint
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: install
	@for bench in benchmarks/*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

docs: install
	$(BIN)/signpost rules --markdown > docs/rules.md

# The pictures in the guides, of the demo council's report (a few minutes).
screenshots: install
	$(BIN)/python scripts/screenshots.py

# Needs uv on the PATH; writes hashes and no registry addresses.
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-header --python-version 3.11 --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) signpost-data .mypy_cache .pytest_cache .ruff_cache
