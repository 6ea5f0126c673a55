# Everything here works on a fresh machine with Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
S ?= statements/afghanistan-2021
BY ?=
AT ?=
MEMBER ?=
A ?=
B ?=
AUDIENCE ?=
SIDE_BY_SIDE ?=
FOR ?=
BRIDGE ?=
PLOT ?= matrix
ID ?=
OPTIONS = $(if $(BY),--by $(BY)) $(if $(AT),--at $(AT))

.DEFAULT_GOAL := help
.PHONY: help setup demo draft merge compilation diff status silence check redline report plot export test laws lint bench bench-peers fuzz conformance docs clean

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.ok ## make .venv with drafter in it

$(VENV)/.ok: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "drafter needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

demo: setup ## run one negotiation, from fifteen positions to the agreed statement in Word
	@rm -rf build/demo && mkdir -p build/demo/statements
	@cp -R statements/afghanistan-2021 build/demo/statements/
	@cd build/demo && DEMO=build/demo PATH="$(CURDIR)/$(BIN):$$PATH" sh statements/afghanistan-2021/negotiation.sh

draft: setup ## draft a statement: make draft S=statements/NAME [BY=EST records it]
	@$(BIN)/drafter draft $(S) $(OPTIONS)

merge: setup ## who would change what, side by side: make merge S=statements/NAME
	@$(BIN)/drafter merge $(S) --trade

compilation: setup ## the same as a Word file for the room: make compilation S=statements/NAME
	@$(BIN)/drafter merge $(S) --docx $(if $(AT),--at $(AT))

diff: setup ## what changed since the text last circulated: make diff S=statements/NAME
	@$(BIN)/drafter diff $(S) || test $$? -eq 1

status: setup ## what awaits each capital: make status S=statements/NAME [MEMBER=IRL for its own page]
	@$(BIN)/drafter status $(S) $(MEMBER) $(if $(AT),--at $(AT))

silence: setup ## how silence stands, and who has to be told: make silence S=statements/NAME
	@$(BIN)/drafter silence status $(S) $(if $(AT),--at $(AT)) || test $$? -eq 1

check: setup ## who agrees, who blocks on which words: make check S=statements/NAME
	@$(BIN)/drafter check $(S) $(if $(AT),--at $(AT)) || test $$? -eq 1

redline: setup ## the changes as a Word file: make redline S=statements/NAME [A=zero-draft B=rev-1] [AUDIENCE=internal] [SIDE_BY_SIDE=1]
	@$(BIN)/drafter redline $(S) $(A) $(B) $(if $(SIDE_BY_SIDE),--side-by-side) $(if $(AUDIENCE),--audience $(AUDIENCE))

report: setup ## one page that shows it: make report S=statements/NAME [AUDIENCE=internal [BRIDGE=1], or FOR=IRL]
	@$(BIN)/drafter report $(S) $(if $(AUDIENCE),--audience $(AUDIENCE)) $(if $(BRIDGE),--bridge) $(if $(FOR),--for $(FOR)) $(if $(AT),--at $(AT))

plot: setup ## a picture: make plot S=statements/NAME [PLOT=timeline, or PLOT=ladder ID=halt] [AUDIENCE=internal]
	@$(BIN)/drafter plot $(PLOT) $(S) $(ID) $(if $(AUDIENCE),--audience $(AUDIENCE)) $(if $(AT),--at $(AT))

export: setup ## the final text as a Word file: make export S=statements/NAME
	@$(BIN)/drafter export $(S) $(if $(AT),--at $(AT))

test: setup ## every test
	$(BIN)/python -m pytest tests drafter --doctest-modules

laws: setup ## the laws on thousands of examples
	HYPOTHESIS_PROFILE=laws $(BIN)/python -m pytest tests/laws

lint: setup ## style and types
	$(BIN)/ruff check drafter tests benchmarks docs templates
	$(BIN)/ruff format --check drafter tests benchmarks docs templates
	$(BIN)/mypy

bench: setup ## timings
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/bridge.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/rolling.py
	$(BIN)/python benchmarks/compilation.py
	$(BIN)/python benchmarks/blame.py
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/plot.py

bench-peers: setup ## our redline beside other engines, in time and memory (installs them into build/peers)
	$(BIN)/python benchmarks/peers.py

fuzz: setup ## 20,000 made and damaged Word files through compare, accept and reject (needs ../shared)
	$(BIN)/python -m benchmarks.fuzz

conformance: setup ## Word files before independent judges, hostile ones, and 500 edited in LibreOffice (needs ../shared/judge)
	RETURNED_SETS=500 $(BIN)/python -m pytest tests/conformance tests/docx/test_hostile.py -m "slow or not slow" -rs

docs: setup ## write the generated pages anew
	$(BIN)/python docs/generate.py

clean: ## take away what was made
	rm -rf build .venv .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
