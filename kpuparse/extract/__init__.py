"""Extract: one bulletin's text → finds. One module a field; each is pure and knows no other."""
