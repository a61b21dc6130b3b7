# Every command a person runs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
BOOK_READY := $(VENV)/.book
VERIFY_READY := $(VENV)/.verify
TEST_READY := $(VENV)/.test

.DEFAULT_GOAL := help
.PHONY: help book html epub pdf figures serve check verify test lint fonts lighthouse bench lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

book: $(BOOK_READY) ## build the web edition, the PDF, the EPUB and the data package into build/book/
	@$(RUN) -m build_tools.book

html epub pdf: $(BOOK_READY) ## build one format
	@$(RUN) -m build_tools.book $@

figures: $(BOOK_READY) ## draw the maps and charts into build/figures/
	@$(RUN) -m build_tools.figures

serve: $(TEST_READY) ## show the web edition at http://127.0.0.1:8000 and rebuild it on every change
	@$(RUN) -m build_tools.serve

check: $(TEST_READY) ## check the book's text, notes and data against the rules of docs/checks.md
	@$(RUN) -m build_tools.check

verify: $(VERIFY_READY) ## confirm on the live web that each cited passage stands in its source
	@$(RUN) -m build_tools.verify

test: book lint $(TEST_READY) ## install what the checks need, then run every check and test
	@$(RUN) -m tests.referees
	@$(RUN) -m build_tools.check
	@$(RUN) -m pytest -n 2 --dist loadgroup

lint: $(TEST_READY) ## check the form of the Python code
	@$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .

fonts: $(BOOK_READY) ## cut the Korean and Chinese faces of the PDF anew, when the text has outgrown them
	@$(RUN) -m build_tools.pdf.subset_fonts

lighthouse: book $(TEST_READY) ## rate the web edition beside the stock theme
	@$(RUN) -m tests.referees.lighthouse

bench: $(TEST_READY) ## measure the builds beside stock Sphinx, and the verification of passages
	@$(RUN) -m build_tools.bench
	@$(RUN) -m build_tools.verify.bench

lock: $(TEST_READY) ## pin the dependencies of pyproject.toml anew, with hashes
	@sh build_tools/lock.sh

clean: ## take away everything that was built
	rm -rf build

$(BOOK_READY): requirements/book.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version)'
	@test -x $(RUN) || $(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/book.lock
	@touch $@

$(VERIFY_READY): requirements/verify.lock $(BOOK_READY)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/verify.lock
	@touch $@

$(TEST_READY): requirements/test.lock $(BOOK_READY)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@
