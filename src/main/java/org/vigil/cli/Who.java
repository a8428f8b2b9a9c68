package org.vigil.cli;

import picocli.CommandLine.Option;

/** Who gives a command, for those who ask later. A mixin. */
public final class Who {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who you are, for the record (default: your name on this machine).")
    private String name = "";

    public String name() {
        return name;
    }
}
