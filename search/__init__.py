"""The site search: index, rankers, what logs teach, the bench and the gate to going live."""
