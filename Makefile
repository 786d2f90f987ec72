# Two commands do everything on a fresh machine: `make ask` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
QUESTION ?= 那曲积分超市资金多少

.PHONY: ask setup test adapters cluster api lint format bench train docs lock bundle release-check clean

ask: $(READY)  ## answer the example question from the bundled archive
	@$(BIN)/baozhi ask "$(QUESTION)"
	@echo
	@echo "接着试试 (try next):"
	@echo "  $(BIN)/baozhi ask 秀巴村旅游收益怎么分配"
	@echo "  $(BIN)/baozhi chat                              # 对话 (a conversation)"
	@echo "  $(BIN)/baozhi index 报纸.txt --index my-index   # 自己的报纸 (your own pages)"

setup: $(READY)  ## create the environment with the pinned versions

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "需要 Python 3.11 或更新 (Python 3.11 or later is needed)")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "安装依赖，第一次要几分钟 (installing; the first time takes some minutes)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

test: $(READY)  ## run the tests; needs no network
	$(BIN)/python -m pytest -n auto --dist loadfile

# Large libraries that few need: an environment of its own for them, on top of the other, with what NAME.lock adds.
define layer
	@test -x build/$(1)/bin/python || $(PYTHON) -m venv --without-pip build/$(1)
	@$(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' > $$(build/$(1)/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/below.pth
	@build/$(1)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r $(1).lock
endef

# LlamaIndex and Haystack are 150 MB in fifty packages.
adapters: $(READY)  ## test the adapters for LangChain, LlamaIndex and Haystack (installs adapters.lock)
	$(call layer,adapters)
	HAYSTACK_TELEMETRY_ENABLED=false build/adapters/bin/python -m pytest tests/adapters

# Ray is 500 MB with what it takes.
cluster: $(READY)  ## test indexing by Ray on this machine (installs cluster.lock)
	$(call layer,cluster)
	build/cluster/bin/python -m pytest tests/retriever/cluster

# Many packages for a check that is run when the API changes.
api: $(READY)  ## hold the API to its OpenAPI document by schemathesis (installs api.lock)
	$(call layer,api)
	build/api/bin/python -m pytest tests/bot/web/test_conformance.py

lint: $(READY)  ## style, types, import direction
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY)  ## measure speed, encoders, layout, faults, values and borrowed facts (minutes); replaces their results
	$(BIN)/python -m benchmarks

docs: $(READY)  ## write docs/cli.md and the tables of figures anew, build the site (make docs CAST=cast: the pictures too)
	$(BIN)/python -m docs.make $(CAST)
	$(BIN)/python -m mkdocs build --quiet --strict
	@echo build/site/index.html

# On Linux the allocator's settings halve the time of a step (see training/reader/train.py).
train: $(READY)  ## train the reader (make train SETS=FOLDER, see docs/reader.md); replaces the bundled weights; four hours
	MALLOC_MMAP_THRESHOLD_=4000000000 MALLOC_TRIM_THRESHOLD_=8000000000 \
	$(BIN)/python -m training.reader.train --public $(SETS) --work build/reader --minutes 240
	$(BIN)/python -m training.reader.export build/reader/trained.pt

lock:  ## write down the versions of a fresh environment
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable '.[dev,docs]'
	$(BIN)/python -m pip freeze --exclude-editable | sed 's/^\(torch==[0-9.]*\)+cpu$$/\1/' > requirements.lock
	touch $(READY)

bundle: $(READY)  ## one archive in dist/ that installs with no network (make bundle EXTRA=models: with torch)
	$(BIN)/python deploy/bundle.py --extra "$(EXTRA)"

release-check: $(READY)  ## install wheel and bundle afresh and ask (minutes; make release-check PYTHONS="python3.12 python3.13")
	$(BIN)/python deploy/release_check.py $(PYTHONS)

clean:  ## remove the environment and the caches of the tools
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
