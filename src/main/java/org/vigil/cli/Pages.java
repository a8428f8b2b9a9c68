package org.vigil.cli;

import org.vigil.node.Node;

/** How people open the pages. */
final class Pages {
    private Pages() {}

    /** Without a slash at the end: as settings.yaml says, else on this machine. */
    static String base(Node node, int port) {
        return node.files()
                .inForce()
                .workspace()
                .settings()
                .console()
                .url()
                .map(Object::toString)
                .orElse("http://127.0.0.1:" + port);
    }
}
