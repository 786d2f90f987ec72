"""Updates between their arrival and their answer: kept, queued by chat, within budgets."""
