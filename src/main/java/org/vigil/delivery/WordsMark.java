package org.vigil.delivery;

import org.vigil.message.Rendered;

/**
 * What tells some words from others, as approvals need it.
 *
 * @param digest {@link Rendered#approvalDigest}
 * @param besidesAction {@link Rendered#digestBesidesAction}
 * @param asksNothing {@link Rendered#asksNothing}
 */
record WordsMark(String digest, String besidesAction, boolean asksNothing) {
    static WordsMark of(Rendered rendered) {
        return new WordsMark(rendered.approvalDigest(), rendered.digestBesidesAction(), rendered.asksNothing());
    }
}
