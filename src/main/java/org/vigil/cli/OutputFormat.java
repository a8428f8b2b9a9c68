package org.vigil.cli;

/** How a command prints its answer: for people, or for programs. */
enum OutputFormat {
    TEXT,
    JSON
}
