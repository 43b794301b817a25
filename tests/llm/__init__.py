"""A scripted language model behind a real local HTTP server, honest or hostile."""
