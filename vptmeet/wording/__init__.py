"""Words for people: labels of closed sets, dates and numbers as people write them."""
