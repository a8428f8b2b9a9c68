package org.vigil.database;

/** Whether a process is content to use a server that another process owns. */
enum Sharing {
    SHARED,
    ALONE
}
