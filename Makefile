# Mirrors the npm scripts, for fingers that type make.
.PHONY: up test lint bench compose-env compose-up compose-down

up:
	npm start

test:
	npm test

lint:
	npm run lint

bench:
	npm run bench

compose-env:
	npm run compose:env

# docker-compose where the Compose plugin is missing
COMPOSE ?= $(shell docker compose version >/dev/null 2>&1 && echo docker compose || echo docker-compose)

compose-up: compose-env
	$(COMPOSE) up --build

compose-down:
	$(COMPOSE) down
