package org.vigil.cli;

import picocli.CommandLine.Option;

/** Where {@code run} serves the pages, for links that are printed elsewhere. A mixin. */
final class PagesPort {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "The port that run was given (default: 8080). Without meaning where settings.yaml says console: url.")
    private int port = Serving.PORT;

    int port() {
        return port;
    }
}
