"""The language model beside the reader: what it is asked, and what of its answer may count."""
