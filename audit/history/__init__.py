"""One week's judgement beside the others: what is new, fixed, decided or judged again."""
