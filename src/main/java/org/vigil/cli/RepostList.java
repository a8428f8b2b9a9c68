package org.vigil.cli;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.vigil.delivery.Repost;
import org.vigil.delivery.RepostState;

/** Lists who shows whose post. */
final class RepostList {
    private RepostList() {}

    static void print(PrintWriter out, List<Repost> reposts) {
        if (reposts.isEmpty()) {
            return;
        }
        out.println("Reposts, by the number of the post:");
        reposts.forEach(repost -> out.println(String.format(
                        Locale.ROOT,
                        "%6d  by %-18s  %-10s  %s  %s",
                        repost.delivery(),
                        repost.account(),
                        repost.state().word(),
                        Moments.said(repost.dueAt()),
                        repost.why() == null ? "" : repost.why())
                .stripTrailing()));
        Map<RepostState, Long> sums = new EnumMap<>(RepostState.class);
        reposts.forEach(repost -> sums.merge(repost.state(), 1L, Long::sum));
        out.println(sums.entrySet().stream()
                        .map(sum -> sum.getValue() + " " + sum.getKey().word())
                        .collect(Collectors.joining(", "))
                + " = " + reposts.size() + (reposts.size() == 1 ? " repost" : " reposts"));
    }
}
