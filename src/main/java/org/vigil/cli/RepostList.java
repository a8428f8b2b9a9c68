package org.vigil.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.vigil.delivery.Repost;

/** Lists who shows whose post. */
final class RepostList {
    private RepostList() {}

    static void print(PrintWriter out, List<Repost> reposts) {
        if (!reposts.isEmpty()) {
            out.println("Reposts:");
        }
        reposts.forEach(repost -> out.println(String.format(
                        Locale.ROOT,
                        "%6d  by %-18s  %-10s  %s  %s",
                        repost.delivery(),
                        repost.account(),
                        repost.state().name().toLowerCase(Locale.ROOT),
                        Moments.said(repost.dueAt()),
                        repost.why() == null ? "" : repost.why())
                .stripTrailing()));
    }
}
