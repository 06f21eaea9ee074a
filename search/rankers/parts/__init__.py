"""The parts of the Signpost ranker, one file each; none of them is a ranker."""
