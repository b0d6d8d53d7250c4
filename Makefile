# Each target sets up .venv where needed and calls one `framing` verb.
PYTHON ?= python3
CORPUS ?= corpus
VENV = .venv
FRAMING = $(VENV)/bin/framing

.PHONY: report test lab lint bench clean
report: $(VENV)/report   ## measure, run the notebooks, write build/report/index.html (TEXTS=DIR adds texts first)
	$(FRAMING) report --corpus $(CORPUS) $(if $(TEXTS),--texts $(TEXTS))
test: $(VENV)/test       ## run all tests
	$(FRAMING) test
lab: $(VENV)/report      ## open JupyterLab on the notebooks
	$(FRAMING) lab
lint: $(VENV)/test       ## check style, types and notebooks
	$(FRAMING) lint
bench: $(VENV)/test      ## run the benchmarks
	$(FRAMING) bench
clean: $(VENV)/report    ## delete everything made
	$(FRAMING) clean

$(VENV)/report: lock.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --no-compile --only-binary :all: --require-hashes -r lock.txt
	$(VENV)/bin/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
$(VENV)/test: $(VENV)/report lock-test.txt
	$(VENV)/bin/pip install --quiet --no-compile --only-binary :all: --require-hashes -r lock-test.txt
	touch $@
