"""A server for agents over the Model Context Protocol: tools, resources and prompts that read one spec."""
