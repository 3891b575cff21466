"""Where revisions come from: files, folders, git repositories, bundles, addresses.

Start at `clausetree.history.opening.source_opening`. Reading a plain file imports neither git nor the settings' reader.
"""
