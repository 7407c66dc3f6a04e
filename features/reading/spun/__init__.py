"""Text that a machine has paraphrased word by word: telling its sentences from those that people wrote."""
