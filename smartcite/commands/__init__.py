"""What the commands do once their options are read; one module per command."""
