"""How well rankings answer: judgements, figures, comparisons."""
