"""The ways in: command line, webhook, HTTP API, pages, and the worker that takes turns."""
