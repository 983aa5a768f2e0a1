# Every target sets up what it needs: a clean checkout, a JDK 25, Maven and Node are enough.
.DEFAULT_GOAL := help
FLOWS := 1000000
.PHONY: help dev cluster torture large-flows test build demo bench bench-sdk bench-explore bench-dashboard screenshots format clean dist setup

help: ## shows this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

dev: ## builds, runs the server on http://localhost:3000 with demo flows in it, until Ctrl-C
	@scripts/dev.sh

cluster: ## the same as many machines: PostgreSQL, Redis, S3, 2 servers that answer, 2 that store
	@scripts/cluster.sh

torture: ## kills parts, fails networks, fills disks, and judges; MINUTES=60 SEED=7 for longer, or again
	@scripts/torture.sh "$(MINUTES)" "$(SEED)"

large-flows: ## 200 flows of 50 MB at once into a server with 512 MB of heap
	@scripts/large-flows.sh

test: ## runs all tests: Java, dashboard, SDK on Java 17, samples, browser
	@scripts/test.sh

build: ## builds everything, without tests
	@scripts/maven.sh -q -DskipTests package

demo: ## sends fresh flows to a running server, prints the links
	@bin/flowtrail demo

bench: ## measures whole servers beside peers and the machine's limits; scripts/bench.sh --help
	@scripts/bench.sh

bench-sdk: ## measures what recording costs the host, beside OpenTelemetry, on Java 17 and 25
	@scripts/bench-sdk.sh

bench-explore: ## measures questions across 1,000,000 flows and 10,000,000 candidates; FLOWS=10000000 for more
	@scripts/bench.sh --workloads explore --ways embedded --without limits,peers --explore-flows $(FLOWS)

bench-dashboard: ## measures the dashboard in a browser, with 100,000 candidates
	@scripts/bench-dashboard.sh

screenshots: ## photographs every page, and makes the README's pictures anew
	@scripts/with-server.sh npm --prefix dashboard run --silent screenshots -- --readme

format: ## formats Java and the dashboard
	@scripts/maven.sh -q spotless:apply
	@npm --prefix dashboard run --silent format

dist: ## packs target/flowtrail-<version>.tar.gz
	@scripts/dist.sh

clean: ## removes what was built; data and caches stay
	@scripts/maven.sh -q clean
	@rm -rf target samples/*/target

setup: ## only fills the caches
	@scripts/setup.sh
