#!/bin/sh
# Pins every dependency with its hashes and without addresses: requirements/{book,verify,test}.lock.
set -eu
options="--quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options"
pip_compile() {
    # shellcheck disable=SC2086
    .venv/bin/python -m piptools compile $options "$@" pyproject.toml
}
.venv/bin/python -m pip install --quiet pip-tools
pip_compile --output-file requirements/book.lock
pip_compile --output-file requirements/verify.lock --extra verify
pip_compile --output-file requirements/test.lock --extra verify --extra test
