package org.vigil.cli;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vigil.delivery.Approvals;
import org.vigil.delivery.ChangedPost;
import org.vigil.delivery.Desk;
import org.vigil.network.Part;

/** A post to come as an approver reads it. */
final class ComingText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ComingText() {}

    /** In the list. */
    static String line(Desk.Coming post) {
        return String.format(
                Locale.ROOT,
                "%5d  %s  %s  %s  %s  %s",
                post.delivery().id(),
                post.delivery().date(),
                post.delivery().campaign(),
                post.delivery().about(),
                post.delivery().account(),
                state(post));
    }

    private static String state(Desk.Coming post) {
        if (post.rendered().message().isEmpty()) {
            return "its words cannot be made: " + post.rendered().problems().getFirst();
        }
        return post.decision()
                .map(decision -> (decision.approved() ? "approved by " : "rejected by ") + decision.by())
                .orElse(post.needsApproval() ? "waits" + again(post) : "needs no approval");
    }

    private static String again(Desk.Coming post) {
        return post.changed()
                .map(changed -> " again: " + decided(changed.before()) + "; since then changed: "
                        + (changed.names().isEmpty() ? "not known" : String.join(", ", changed.names())))
                .orElse("");
    }

    private static String decided(Approvals.Decision decision) {
        return (decision.approved() ? "approved by " : "rejected by ") + decision.by() + " on "
                + MINUTE.format(decision.at());
    }

    /**
     * All of it, with the command that approves just these words.
     *
     * @param whyRejected what somebody gave as the reason, for the team's own terminal
     */
    static List<String> all(Desk.Coming post, Optional<String> whyRejected) {
        List<String> lines = new ArrayList<>(List.of(line(post)));
        post.rendered().message().ifPresent(message -> {
            message.parts().forEach(part -> lines.addAll(part(part)));
        });
        post.rendered().problems().forEach(problem -> lines.add(problem.toString()));
        post.changed().ifPresent(changed -> lines.addAll(changed(changed)));
        whyRejected.ifPresent(why -> lines.addAll(List.of("", "Why it was rejected: " + why)));
        if (post.waitsForApproval()) {
            lines.add("");
            lines.add("Just these words may go out: ./vigil approve approve "
                    + post.delivery().id() + ":" + post.mark());
        }
        lines.add("");
        return lines;
    }

    private static List<String> part(Part part) {
        List<String> lines = new ArrayList<>(List.of(""));
        if (part.contentWarning() != null) {
            lines.add("[content warning: " + part.contentWarning() + "]");
        }
        lines.add(part.text().indent(4).stripTrailing());
        part.images().forEach(image -> lines.add("    [image " + image.fileName() + ": " + image.altText() + "]"));
        return lines;
    }

    private static List<String> changed(ChangedPost changed) {
        Approvals.Decision before = changed.before();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Other words of it were " + decided(before) + ". What has changed since:");
        changed.lines().forEach(line -> lines.add("  " + line));
        return lines;
    }
}
