# SPDX-License-Identifier: GPL-2.0-only
# Every target installs what it needs and is missing; `make help` lists them.

PREFIX  ?= /usr/local
DESTDIR ?=
SWIFT   ?= swift
SEED    ?= 2
COUNT   ?= 200
SECONDS ?= 60
VERSION ?= 6.12
PARTS   ?= fixed sites layout fix maintainers

export SWIFT

cache   := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/lintel
release := .build/release/lintel
# The packages that Package.resolved pins, or none: a build next year is the same.
pinned := --force-resolved-versions
build := $(SWIFT) build $(pinned) -c release --static-swift-stdlib
campaign := .build/release/lintel-campaign
bindir  := $(DESTDIR)$(PREFIX)/bin
sources := Sources Tests Fuzz Package.swift
# With another version's script, the tree that has it; small inputs are then checked without a tree, which is quicker.
tree    := $(cache)/linux-source-$(VERSION)
notree := $(if $(filter-out 6.12,$(VERSION)),--no-tree)
scripts := checkpatch checkpatch.pl get_maintainer get_maintainer.pl

.DEFAULT_GOAL := help
.PHONY: help run build test install uninstall shim conformance variants conformance-update conformance-mutate conversion-truth conversion-mutants mappings-truth campaign-truth precision baseline-experiment \
	bench bench-worst fuzz fuzz-corpus docs format lint lint-scripts lint-arrows clean dependencies oracle test-b4 test-editors test-server test-formats test-conditions test-kills test-board load-board

help: ## List the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 28

run: ## Build lintel alone, and check the sample patch
	@Scripts/install-dependencies.sh --lintel
	Scripts/build-alone.sh -c release --static-swift-stdlib
	@# On standard input, as a file that git tracks is checked as source. Exit status 1: it has findings, as it should.
	$(release) check --no-tree --strict --quiet - < Samples/kmap.patch || test $$? -eq 1

build: dependencies ## Build both programs for use: optimised, with no Swift library to install
	$(build) --product lintel
	$(build) --product lintel-campaign

test: dependencies ## Build, and run all tests
	$(SWIFT) test $(pinned)

install: build ## Install below PREFIX, also under the names of the scripts that it is
	install -d $(bindir)
	install -m 755 $(release) $(bindir)/lintel
	install -m 755 $(campaign) $(bindir)/lintel-campaign
	for name in $(scripts); do ln -sf lintel $(bindir)/$$name; done

uninstall: ## Remove what install put there
	rm -f $(bindir)/lintel $(bindir)/lintel-campaign
	@# Only links that are ours: another checkpatch.pl may live there.
	for name in $(scripts); do \
	  if [ "$$(readlink $(bindir)/$$name)" = lintel ]; then rm -f $(bindir)/$$name; fi; \
	done

shim: build ## Let DIR/scripts/checkpatch.pl, or DIR/checkpatch.pl, start Lintel: make shim DIR=~/linux
	@test -n "$(DIR)" || { echo 'which directory? make shim DIR=~/linux' >&2; exit 2; }
	$(release) install-shim $(DIR)

conformance: build oracle ## Compare with checkpatch.pl and get_maintainer.pl of VERSION=6.12; PARTS="fixed sites layout fix maintainers"
	@# All, even where the first one fails.
	@status=0; for part in $(PARTS); do case $$part in \
	  fixed) Scripts/conformance.py --tree $(tree) ;; \
	  sites) Scripts/conformance.py --sites $(notree) --tree $(tree) ;; \
	  maintainers) Scripts/compare-maintainers.py --tree $(tree) ;; \
	  *) Scripts/conformance.py --$$part --tree $(tree) ;; \
	  esac || status=1; done; exit $$status

conformance-update: build oracle ## Rewrite the snapshots that name the known differences; VERSION=7.3: those of that script
	Scripts/conformance.py --update --tree $(tree)
	Scripts/conformance.py --fix --update --tree $(tree)

conformance-mutate: build oracle ## Compare over COUNT spoilt patches and COUNT broken inputs, made with SEED; VERSION=7.3
	Scripts/mutate.py --seed $(SEED) --count $(COUNT) --tree $(tree)
	Scripts/make-patches.py --seed $(SEED) --count $(COUNT) $(cache)/linux-source-6.12 $(cache)/patches-$(SEED)-$(COUNT)
	@status=0; Scripts/conformance.py --tree $(tree) --patches $(cache)/patches-$(SEED)-$(COUNT) || status=1; \
	Scripts/conformance.py --fix --tree $(tree) --patches $(cache)/patches-$(SEED)-$(COUNT) || status=1; exit $$status

conversion-truth: build oracle ## Compare lintel convert on 6.1 with what people made of the same functions until 6.12
	Scripts/fetch-source.sh 6.1
	Scripts/conversion-truth.py --check

conversion-mutants: build ## Make COUNT converted functions of 6.1 unsafe, with SEED, and check that none is converted
	Scripts/fetch-source.sh 6.1
	Scripts/conversion-mutants.py --count $(COUNT) --seed $(SEED)

campaign-truth: build oracle ## Compare what became of the calls of 6.1 until 6.12 with what was read in both trees
	Scripts/fetch-source.sh 6.1
	Scripts/campaign-truth.py
	Scripts/campaign-truth.py --history

mappings-truth: build oracle ## Compare lintel mappings on 6.12 with what was found wrong there by reading
	Scripts/mappings-truth.py

variants: build oracle ## Check that an input shows each row of the tables of versions, for the scripts that are there
	Scripts/variants.py

baseline-experiment: build oracle ## Measure a baseline of 6.1 on 6.12: what survives, and what is hidden
	Scripts/fetch-source.sh 6.1
	Scripts/baseline-experiment.py

precision: build oracle ## Say how many findings are right, plain and with --precise; ARCHIVES="DIR ..." once, for the mails
	Scripts/precision.py --tree $(cache)/linux-source-6.12 $(if $(ARCHIVES),--archives $(ARCHIVES))

test-conditions: build ## Run every command with odd files, a broken git, no room, low limits, signals and odd clocks
	Scripts/test-conditions.py

test-kills: build ## Kill lintel-campaign at COUNT random points, and check that nothing is lost
	Scripts/test-ledger-kills.sh $(COUNT)

test-board: build ## Claim and release through the board's pages in a browser
	Scripts/install-dependencies.sh --browser
	Scripts/test-board.py

load-board: build ## Load the board with readers and writers for a minute
	Scripts/load-board.py

test-formats: build ## Give each format to a program that reads it, or to its schema
	Scripts/install-dependencies.sh --b4
	Scripts/test-formats.py

test-b4: build ## Check a patch through b4, which starts the shim
	Scripts/install-dependencies.sh --b4
	Scripts/test-b4.sh

test-editors: build ## See, fix and lose a finding in Neovim, Vim and Emacs
	Scripts/install-dependencies.sh --editors
	ALL=yes Scripts/test-editors.sh

test-server: build ## Ask the language server all it can be asked, edit a file at random, and talk nonsense to it
	Scripts/install-dependencies.sh --b4
	Scripts/test-server.sh

bench: build oracle ## Measure against checkpatch.pl, write Benchmarks/; HISTORY=DIR: also 1,000 commits of a repository
	Scripts/bench.py $(if $(HISTORY),--history '$(HISTORY)')

bench-worst: build ## Measure inputs that were made to be slow, at five sizes, and write Benchmarks/
	Scripts/growth.py

fuzz: dependencies ## Feed broken input for SECONDS; ADDRESS=yes: with the address sanitiser
	Scripts/fuzz.sh $(SECONDS)

fuzz-corpus: dependencies ## Write Fuzz/Corpus/ anew from what the fuzzing so far has learned
	Scripts/fuzz.sh --pack

docs: dependencies ## Generate the documentation of the rules
	$(SWIFT) run $(pinned) lintel-dev generate-docs

format: ## Format the source
	$(SWIFT) format -i -r $(sources)

lint: ## Check the format of the source
	$(SWIFT) format lint -s -r $(sources)

lint-scripts: ## Check the scripts with ruff and shellcheck, from PyPI, and all texts and names for retired words
	Scripts/lint.sh
	Scripts/test-guards.py
	Scripts/check-words.py

lint-arrows: dependencies ## Build, and check that the arrows of Documentation/Modules.md point down
	$(SWIFT) build $(pinned)
	Scripts/check-arrows.py

clean: ## Remove what was built
	rm -rf .build

dependencies:
	@Scripts/install-dependencies.sh

oracle:
	@Scripts/install-dependencies.sh --oracle
	@Scripts/make-oracle-tree.sh --version $(VERSION) >/dev/null
