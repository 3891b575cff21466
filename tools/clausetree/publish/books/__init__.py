"""The revisions put together: each as the site shows it, and all of them in their order."""
