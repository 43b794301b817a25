// The chat page: clicks on what render.py drew. Gradio carries the events to the server.
