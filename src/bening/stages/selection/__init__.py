"""How well: the score sheets of SKD and SKB, as the CAT exported them and two people approved them."""
