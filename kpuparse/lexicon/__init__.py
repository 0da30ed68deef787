"""The words of the field, one module a kind. Keys are folded with `str.casefold`."""
