"""Some three hundred hostile and broken papers, made on the spot, and what ``planwacht run`` makes of them."""
