# make check is what has to pass before a change goes in: .ci/run is the same.
# The others measure; each leaves its figures in benchmarks/record/.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

RECORD := benchmarks/record
TODAY := $(shell date +%F)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
PREFIX ?= /usr/local
# N is how many executions of each fuzz target, how many cut checks, and how many GiB.
N ?=
# LOG is a file of real log lines; it stays where it is and none of its text is recorded.
LOG ?=
# PYTHON is one that has python-stdnum.
PYTHON ?= python3
# recorded runs a command and keeps what it prints, with the revision that it was run on.
recorded = mkdir -p $(RECORD); { git log -1 --format='revision %h'; $(1); } | tee $(RECORD)/$@-$(TODAY).txt

.PHONY: check fmt vet staticcheck test race postgres gateway examples playground packages portable fuzz-short \
	fuzz cuts roundtrips hostile falsefinds planted stdnum calibrate bench pipe load soak soak-daemon \
	build man deb sbom reproducible install

check: fmt vet staticcheck portable test race postgres gateway playground packages examples fuzz-short
	@echo "check: all passed"

fmt:
	@bad=$$(gofmt -l .); [ -z "$$bad" ] || { echo "run gofmt -w on: $$bad"; exit 1; }

vet:
	go vet ./...
	cd benchmarks && go vet ./...
	cd vault/postgres && go vet ./...
	cd packaging/test && go vet ./...

staticcheck:
	go run $(STATICCHECK) ./...
	cd vault/postgres && go run $(STATICCHECK) ./...

test:
	go test ./...

# The promises of package redact under the race detector, with fewer texts: it is ten times slower.
# There a sync.Pool forgets at random, so allocations are not counted.
race:
	go test -race -short ./redact/... ./operators/... ./policy/... ./vault/... -skip NoAllocation
	go test -race ./audit -run 'Concurrent|Together|TheirsAll'
	go test -race -short ./server/...
	go test -race ./internal/proof -run 'Concurrent|Cuts' -cuts 4000

# The vault for many writers, against a real server.
postgres:
	.ci/postgres

# The gateway before and behind a real nginx.
gateway:
	.ci/gateway

# What is in examples/, with real servers, rsyslog, Python and Node.js.
examples:
	.ci/examples

# The page of redactd, in a real browser.
playground:
	.ci/playground

# The package on a machine of its own, the chart, the image, the bill of materials. Needs root.
packages:
	.ci/packages

# Everything compiles where an int has 32 bits and where no kernel of ours exists.
portable:
	GOARCH=386 go vet ./...
	GOARCH=riscv64 go build ./...
	GOOS=windows go build ./...
	GOOS=darwin go build ./...

fuzz-short:
	.ci/fuzz 500x

fuzz:
	$(call recorded,.ci/fuzz $(or $(N),5000000)x)

cuts:
	$(call recorded,go test ./internal/proof -v -count 1 -timeout 2h \
		-run 'TestCuts|TestPieces' -cuts $(or $(N),1000000) -seed $$(date +%s))

# Values that go there and back through every operator that can be undone.
roundtrips:
	$(call recorded,go test ./operators -v -count 1 -timeout 2h -run 'RoundTrips|Collide' -values $(or $(N),1000000))

hostile:
	$(call recorded,go test ./internal/proof -v -count 1 -timeout 2h \
		-run 'TestHostile|TestLinear' -size 4194304 -floor 5)

falsefinds planted:
	@[ -n "$(LOG)" ] || { echo "say which log: make $@ LOG=/var/log/app.log"; exit 2; }
	$(call recorded,go run ./internal/soak $@ -log "$(LOG)")

stdnum:
	@$(PYTHON) -c 'import stdnum' 2>/dev/null || { \
		echo "$(PYTHON) has no stdnum: pip install python-stdnum, or apt install python3-stdnum and PYTHON=/usr/bin/python3"; exit 2; }
	$(call recorded,go run ./internal/soak stdnum -n $(or $(N),100000) -python $(PYTHON))

# How well scores and finds hold on labelled text; writes docs/detectors.md. LOG may be left out.
calibrate:
	$(call recorded,go run ./internal/soak calibrate -n $(or $(N),200) -log "$(LOG)" -write docs/detectors.md)

bench: build
	$(call recorded,cd benchmarks && go run . -logs "$(LOG)" -redact ../bin/redact)

pipe: build
	$(call recorded,go run ./internal/soak pipe -bin bin/redact -gib $(or $(N),10))

# redactd with 640 slow clients, 10,000 connections, three times as much as it can do and uploads of 1 GiB, its gateway killed 60
# times and beside a proxy that does nothing, and small requests beside a handler that sends them back. On a machine that does nothing else.
load:
	$(call recorded,go test ./cmd/redactd -v -count 1 -load -run 'ManySlow|ManyConnections|Overload|Others|AFlood|UploadOfAGiB|ForEver|HandshakesEnd|GatewayLatency|Kills' && \
		go test ./server -run - -bench SmallRequests -benchtime 50x)

# Small requests of all kinds to one redactd, with an audit log: what it has left is flat.
soak-daemon: build
	$(call recorded,go run ./internal/soak daemon -bin bin/redactd -n $(or $(N),5000000))

# The long runs, one after the other.
soak: cuts roundtrips hostile fuzz pipe

build:
	CGO_ENABLED=0 go build -trimpath -ldflags "-s -w" -o bin/ ./cmd/redact ./cmd/redactd

install: build
	install -D -m 0755 -t $(DESTDIR)$(PREFIX)/bin bin/redact bin/redactd

# The manual pages, from the commands themselves: their tests write them.
man:
	mkdir -p bin/man
	go test ./cmd/redact ./cmd/redactd -count 1 -run TestManPage -man "$(CURDIR)/bin/man"

# The package for Debian and its kin; GOARCH=arm64 makes one for another machine.
deb:
	packaging/deb/build dist

# What the binaries are made of, read from them. packaging/build makes them as the package has them.
sbom:
	packaging/build dist/bin
	go run ./internal/sbom dist/bin/redact dist/bin/redactd > dist/redactd.cdx.json

reproducible:
	packaging/reproducible dist/reproducible
