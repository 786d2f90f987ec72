"""Generated newspaper pages, and the weights of corpus/layout fitted on them."""
