"""What changed between the two states of a pair: small functions, each of one part of a clause."""
