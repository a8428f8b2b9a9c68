package org.vigil.settings;

/** Where a team changes its files: profiles, schedules, templates, accounts and the rest. */
public enum FilesSource {
    /** At the pages as well, which write the same files; whoever edits them by hand still may. */
    PAGES,
    /** Only by hand, in version control: the pages show, check and preview, and change none of them. */
    FILES
}
