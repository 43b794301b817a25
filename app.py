"""Serve the chat: settings, published index, assistant, page. The same as ``assistant serve``."""

from assistant.cli import main

if __name__ == "__main__":
    raise SystemExit(main(["serve"]))
