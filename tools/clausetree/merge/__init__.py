"""Three-way merge by clause: three documents in; a text, its conflicts and what was taken from whom out.

Start at `clausetree.merge.merging`. Names are made one (`merged_names`), what is what is found (`origins`, `states`), then it
is decided what stays (`deletions`), where (`positions`) and in which words (`composition`, `forms`).
"""
