"""Changes drawn into what is read: words that went struck, words that came underlined."""
