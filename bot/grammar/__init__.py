"""The deterministic reading of Spanish and English: text in, entries out, no network and no database."""
