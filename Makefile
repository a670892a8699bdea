# make run    sets up .venv and runs the pipeline on corpus/ into results/
# make test   the same for the test suite          make lint   ruff, mypy and complexity
# make bench  speed against stock spaCy            make bench-quality   topics and keywords
# make faults 200 runs that are killed and gone on with
# make train  learns the names anew and writes the weights of the network: training/README.md
# make lock   renews the lock files after a change of dependencies

PYTHON ?= python3
BIN := .venv/bin
# What is installed is compiled where it is first used: most of it never is.
INSTALL := install --quiet --disable-pip-version-check --no-compile --no-deps
# And kept then, wherever this runs: every process would compile the libraries for itself.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test lint bench bench-quality faults train lock clean

run: .venv/installed
	$(BIN)/presswatch run corpus --out results

# As many processes work as there are processors: none needs threads of its own for matrices.
test: export OMP_NUM_THREADS = 1
test: export OPENBLAS_NUM_THREADS = 1
test:
	$(MAKE) --jobs 3 .venv/installed-dev .venv/installed-ftm .venv/installed-s3
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --ignore tests/engines
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile tests/engines

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/python -m tests.complexity

bench: .venv/installed-dev
	$(BIN)/python -m tests.bench.speed
	$(BIN)/python -m tests.bench.annotation

bench-quality: .venv/installed-dev
	$(BIN)/python -m tests.bench.quality

faults: .venv/installed-dev
	$(BIN)/python -m tests.bench.faults

train: .venv/installed-dev
	$(BIN)/python -m training.train

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip $(INSTALL) --require-hashes -r requirements.lock
	$(BIN)/python -m pip $(INSTALL) --no-build-isolation --editable .
	touch $@

.venv/installed-dev: .venv/installed requirements-dev.lock
	$(BIN)/python -m pip $(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

# The tool that judges one export, in an environment of its own: it wants older versions of what the program uses.
.venv/installed-ftm: .venv/installed requirements-ftm.lock
	$(BIN)/python -m venv --without-pip .venv/ftm
	$(BIN)/python -m pip --python .venv/ftm/bin/python $(INSTALL) --require-hashes --only-binary :all: -r requirements-ftm.lock
	touch $@

# A server that speaks S3, in an environment of its own: it wants older versions of what the program uses.
.venv/installed-s3: .venv/installed requirements-s3.lock
	$(BIN)/python -m venv --without-pip .venv/s3
	$(BIN)/python -m pip --python .venv/s3/bin/python $(INSTALL) --require-hashes --only-binary :all: -r requirements-s3.lock
	touch $@

lock: .venv/installed-dev
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --extra build pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --all-extras pyproject.toml -c requirements.lock -o requirements-dev.lock
	echo 'followthemoney>=3.8.2,<4' | $(BIN)/uv pip compile -q --universal --python-version 3.11 --no-build --generate-hashes --no-header --no-annotate - -o requirements-ftm.lock
	echo 'moto[s3,server]>=5' | $(BIN)/uv pip compile -q --universal --python-version 3.11 --no-build --generate-hashes --no-header --no-annotate - -o requirements-s3.lock

clean:
	rm -rf .venv results
