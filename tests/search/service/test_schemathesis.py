"""Schemathesis asks what /openapi.json says may be asked, and a little of what it does not."""

import subprocess
import sys

import pytest

pytest.importorskip("schemathesis")
MOST_EXAMPLES = "12"


def test_no_answer_is_other_than_described(serving, tmp_path):
    site = serving({"/tax": ("Council tax", "Pay.")})
    command = [sys.executable, "-m", "schemathesis.cli", "run", f"{site.url}openapi.json"]
    command += ["--max-examples", MOST_EXAMPLES, "--phases", "examples,coverage,fuzzing"]
    command += ["--seed", "20", "--suppress-health-check", "all", "--no-color"]
    asked = subprocess.run(
        command,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert asked.returncode == 0, asked.stdout[-4000:] + asked.stderr[-1000:]
    assert "Loaded specification" in asked.stdout
