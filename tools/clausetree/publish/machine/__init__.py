"""What programs read: plain copies of the pages, the feed, the index for language models, the sitemap."""
