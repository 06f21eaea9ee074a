"""Drawing findings of a judged run for people to judge, and counting what they said."""
