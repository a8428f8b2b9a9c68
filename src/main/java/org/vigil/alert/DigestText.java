package org.vigil.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Desk;
import org.vigil.delivery.Eligibility;
import org.vigil.delivery.Restrictions;
import org.vigil.message.PostKind;

/** The posts of a day as the approvers are told: whose, on which accounts, approved or not, and what to type. */
final class DigestText {
    /** A day begins up to so long before and ends up to so long after it does in the settings' zone. */
    private static final Duration AHEAD = Duration.ofDays(3);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Desk desk;
    private final AcceptedFiles files;
    private final Restrictions restrictions;
    private final Discretion discretion;

    DigestText(Desk desk, AcceptedFiles files, Restrictions restrictions, Discretion discretion) {
        this.desk = desk;
        this.files = files;
        this.restrictions = restrictions;
        this.discretion = discretion;
    }

    /** One message's words. */
    record Words(String subject, String body) {}

    /**
     * The posts of a day that are still to come, of campaigns that were started; empty where there is none. Nobody is in
     * them of whom nothing may be said now.
     *
     * @param day a date of each campaign's own zone
     * @param zone in which the reader's today is judged
     */
    Optional<Words> of(LocalDate day, ZoneId zone, Instant now) {
        Restrictions.InForce restricted = restrictions.inForce();
        Eligibility eligibility = new Eligibility(files.inForce(), restricted);
        List<Desk.Coming> posts = desk.coming(AHEAD).stream()
                .filter(post -> isTold(post, day))
                .filter(post -> desk.isStarted(post.campaign().id()))
                .filter(post -> eligibility
                        .silence(
                                post.delivery().kind(),
                                post.profile().id(),
                                now,
                                post.campaign().convention())
                        .isEmpty())
                .toList();
        if (posts.isEmpty()) {
            return Optional.empty();
        }
        Discretion.Filter discreetly = discretion.at(
                now, posts.stream().map(post -> post.profile().id()).collect(Collectors.toSet()));
        return Optional.of(new Words(
                discreetly.apply(subject(posts, when(day, zone, now))),
                discreetly.apply(body(posts, restricted, day))));
    }

    /** What somebody drafted may have been drafted after the digest about its slot, and waits on after it. */
    private static boolean isTold(Desk.Coming post, LocalDate day) {
        Delivery delivery = post.delivery();
        return delivery.date().equals(day)
                || (delivery.kind() != PostKind.TURN && delivery.date().isBefore(day) && post.waitsForApproval());
    }

    private static String when(LocalDate day, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        String relative = day.equals(today) ? "Today, " : day.equals(today.plusDays(1)) ? "Tomorrow, " : "";
        return relative + DAY.format(day);
    }

    private static String subject(List<Desk.Coming> posts, String when) {
        long waiting = posts.stream().filter(Desk.Coming::waitsForApproval).count();
        return when + ": " + Phrases.count(posts.size(), "post")
                + (waiting == 0
                        ? ", none waits for an approval"
                        : ", " + waiting + (waiting == 1 ? " waits" : " wait") + " for an approval");
    }

    private static String body(List<Desk.Coming> posts, Restrictions.InForce restricted, LocalDate day) {
        StringBuilder body = new StringBuilder();
        restricted.everything().ifPresent(stop -> body.append("Everything is stopped: nothing goes out.\n\n"));
        posts.stream()
                .collect(Collectors.groupingBy(
                        post -> post.campaign().name() + ", " + slot(post.delivery()) + " ("
                                + post.campaign().zone() + ")",
                        LinkedHashMap::new,
                        Collectors.toList()))
                .forEach((head, slot) -> body.append(head)
                        .append('\n')
                        .append(stopped(slot.getFirst(), restricted))
                        .append(people(slot, day))
                        .append('\n'));
        return body.append(whatToDo(posts)).toString().strip();
    }

    /** A draft and an event have a slot of their own, whose name would say nothing. */
    private static String slot(Delivery post) {
        return switch (post.kind()) {
            case TURN -> post.slot();
            case RELEASED, MEMORIAL, EVENT -> "beside the day's profile";
        };
    }

    private static String stopped(Desk.Coming post, Restrictions.InForce restricted) {
        return restricted.on(post.campaign().id()).isPresent()
                ? "  The campaign is stopped: nothing of it goes out.\n"
                : "";
    }

    private static String people(List<Desk.Coming> slot, LocalDate day) {
        Map<String, List<Desk.Coming>> byPerson = slot.stream()
                .collect(Collectors.groupingBy(
                        post -> post.profile().name("en") + as(post.delivery().kind()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        StringBuilder lines = new StringBuilder();
        byPerson.forEach((person, posts) -> {
            lines.append("  ").append(person).append('\n');
            posts.forEach(post -> lines.append("    ").append(line(post, day)).append('\n'));
        });
        return lines.toString();
    }

    private static String as(PostKind kind) {
        return kind == PostKind.TURN ? "" : " (" + kind.word() + ")";
    }

    private static String line(Desk.Coming post, LocalDate day) {
        String time = post.delivery().date().equals(day)
                ? TIME.format(post.delivery().dueAt().atZone(post.campaign().zone()))
                : "since " + post.delivery().date();
        return time + " on " + post.account().name() + ", number "
                + post.delivery().id() + ": " + state(post);
    }

    private static String state(Desk.Coming post) {
        if (post.rendered().message().isEmpty()) {
            return "its words cannot be made; ./vigil check says why";
        }
        return post.decision()
                .map(decision -> decision.approved()
                        ? "approved by " + decision.by()
                        : "rejected by " + decision.by() + ", and does not go out")
                .orElse(post.needsApproval() ? "NOT APPROVED" + since(post) : "needs no approval");
    }

    private static String since(Desk.Coming post) {
        return post.changed()
                .map(changed -> changed.names().isEmpty()
                        ? ", since something has changed"
                        : ", since this has changed: " + String.join(", ", changed.names()))
                .orElse("");
    }

    private static String whatToDo(List<Desk.Coming> posts) {
        List<Desk.Coming> waiting =
                posts.stream().filter(Desk.Coming::waitsForApproval).toList();
        if (waiting.isEmpty()) {
            return "Nothing has to be done.";
        }
        return "What is not approved does not go out, and nobody approves words of their own. Read it, then let it go out, as long as the"
                + " words are these:\n"
                + "  ./vigil approve show "
                + joined(waiting.stream()
                        .map(post -> String.valueOf(post.delivery().id())))
                + "\n  ./vigil approve approve "
                + joined(waiting.stream().map(post -> post.delivery().id() + ":" + post.mark()));
    }

    private static String joined(java.util.stream.Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
