"""Shows the web edition while somebody writes: rebuilds on a change and reloads the open page."""
