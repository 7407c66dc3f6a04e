# Habit's front door to ./run; see ./run --help

.PHONY: run test check bench lock

run:
	./run

test:
	./run test

check:
	./run check

bench:
	./run bench

# after a change of dependencies in pyproject.toml
lock:
	.venv/bin/uv pip compile --quiet pyproject.toml --universal --generate-hashes --extra build --extra lab -o requirements.lock
	.venv/bin/uv pip compile --quiet pyproject.toml --universal --generate-hashes --extra build --extra lab --extra dev -o requirements-dev.lock
	.venv/bin/uv pip compile --quiet pyproject.toml --universal --generate-hashes --extra build --extra lab --extra dev --extra bench -o requirements-bench.lock
