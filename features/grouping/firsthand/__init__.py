"""Who got it first hand: learned odds that an article on a claim has sources of its own, and what else it rests on."""
