package org.vigil.engagement.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.profile.ProfileKind;

/** What a report says in plain words, for those who fund and run a campaign. */
public final class Sentences {
    private static final int NAMED = 12;
    private static final List<Count> ACTS = List.of(Count.LIKES, Count.REPOSTS, Count.REPLIES, Count.QUOTES);

    private final Report report;

    public Sentences(Report report) {
        this.report = report;
    }

    /** The main ones, the most important first. */
    public List<String> opening() {
        List<String> said = new ArrayList<>();
        if (report.isEmpty()) {
            said.add(
                    report.notBegun() == 0
                            ? "Nothing was published " + report.period().during() + "."
                            : "There is nothing to tell of the "
                                    + (report.period().days() == 1 ? "day " : "days from ")
                                    + report.period().words() + " yet.");
        } else {
            said.add(shown());
            said.add(answered());
        }
        if (report.notBegun() > 0) {
            said.add(Numbers.posts(report.notBegun()) + (report.notBegun() == 1 ? " is" : " are")
                    + " in none of these numbers, since nobody has begun to read what followers did with "
                    + (report.notBegun() == 1 ? "it." : "them."));
        }
        said.add(changed());
        said.addAll(exposure());
        if (!report.isEmpty()) {
            said.addAll(differences());
        }
        return said;
    }

    private String shown() {
        Sums total = report.now().total();
        return Numbers.of(report.exposure().shown()) + " of " + roll() + " were shown "
                + report.period().during() + ", in " + Numbers.posts(total.messages()) + " on "
                + Numbers.of(report.now().by(Grouping.ACCOUNT).size(), "account", "accounts") + ".";
    }

    private String roll() {
        int size = report.exposure().people().size();
        boolean people = report.campaign().roll() instanceof org.vigil.campaign.Roll.Chosen chosen
                && chosen.include().stream().allMatch(kind -> kind == ProfileKind.PRISONER);
        return Numbers.of(size) + (people ? " people" : " of the roll");
    }

    private String answered() {
        Sums total = report.now().total();
        List<String> told = ACTS.stream()
                .filter(count -> total.latest(count).known())
                .map(count -> Numbers.of(total.latest(count).sum()) + " " + count.word())
                .toList();
        if (total.read() == 0) {
            return "What followers did with these posts is not known: nobody has read it yet, or their network does not tell it.";
        }
        Told views = total.latest(Count.VIEWS);
        return (told.isEmpty() ? "The networks told no likes or reposts" : "Followers gave " + list(told))
                + (views.known()
                        ? "; " + Numbers.posts(views.messages()) + (views.messages() == 1 ? " was" : " were") + " seen "
                                + Numbers.of(views.sum(), "time", "times") + " (not every network counts that)"
                        : "; no network told how often a post was seen")
                + ", as last read.";
    }

    /** What has changed since the period before. */
    public String changed() {
        Change change = report.change();
        if (change.noBaseline().isPresent()) {
            return "No change is shown: " + change.noBaseline().get() + ".";
        }
        String then = "in the " + report.period().length() + " before";
        String views =
                switch (change.views()) {
                    case Difference.Called called -> " It had " + words(called, then, "views") + ".";
                    case Difference.Unclear unclear -> "";
                };
        return "A typical post a day old had " + words(change.acts(), then, "engagement") + "." + views;
    }

    /** How a typical post stands to others, without a full stop. */
    private static String words(Difference difference, String others, String what) {
        return switch (difference) {
            case Difference.Called called ->
                Ratios.words(called.ratio()) + " " + what + " " + Ratios.than(called.ratio()) + " " + others
                        + " (between " + Ratios.words(called.low()) + " and " + Ratios.words(called.high()) + ")";
            case Difference.Unclear unclear ->
                "perhaps more, perhaps less " + what + " than " + others + "; that is unclear: " + unclear.why();
        };
    }

    /** A cell of a table. */
    static String cell(Difference difference) {
        return switch (difference) {
            case Difference.Called called ->
                Ratios.words(called.ratio()) + " (between " + Ratios.words(called.low()) + " and "
                        + Ratios.words(called.high()) + ")";
            case Difference.Unclear unclear -> "unclear: " + unclear.why();
        };
    }

    /** Who has been left behind, and who was never shown. */
    public List<String> exposure() {
        Exposure exposure = report.exposure();
        List<String> said = new ArrayList<>();
        if (exposure.people().isEmpty()) {
            said.add("There is nobody on the roll who may be shown now.");
            return said;
        }
        List<Person> behind = exposure.leftBehind();
        List<Person> never = exposure.neverShown();
        if (!behind.isEmpty()) {
            said.add("Left behind, with less than half as many posts as the median of the roll ("
                    + Numbers.mean(exposure.posts()) + "): " + names(behind) + ".");
        }
        if (!never.isEmpty()) {
            said.add("Never shown by this campaign" + (report.simulated() ? ", not even in a sandbox" : "") + ": "
                    + names(never) + ".");
        }
        if (!report.isEmpty() && exposure.posts() == 0) {
            said.add(fewShown(exposure));
        } else if (behind.isEmpty() && never.isEmpty()) {
            said.add(
                    report.isEmpty()
                            ? "Everybody on the roll was shown at some time before."
                            : "Nobody on the roll is left behind: each had at least half as many posts as the median of the roll ("
                                    + Numbers.mean(exposure.posts()) + ").");
        }
        return said;
    }

    /** The median of the roll is no post at all: less than half of it there is not. */
    private static String fewShown(Exposure exposure) {
        long before = exposure.notShownNow();
        return "More than half of the roll had no post in these days, so nobody can be called left behind"
                + (before == 0 ? "." : "; " + Numbers.of(before) + " of them had one before.");
    }

    private static String names(List<Person> people) {
        String named = people.stream()
                .limit(NAMED)
                .map(person -> isolated(person.name()))
                .collect(Collectors.joining(", "));
        return people.size() > NAMED ? named + " and " + (people.size() - NAMED) + " more" : named;
    }

    /** A name from right to left turns nothing round it; RULES 4. */
    private static String isolated(String name) {
        return name.codePoints().anyMatch(Sentences::fromRightToLeft) ? "\u2068" + name + "\u2069" : name;
    }

    private static boolean fromRightToLeft(int letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** The differences that are called ones; one sentence of their absence where there is none. */
    public List<String> differences() {
        List<String> called = Stream.of(Grouping.values())
                .flatMap(this::differences)
                .distinct()
                .toList();
        return called.isEmpty()
                ? List.of(
                        "No group of posts stands out: what differs is too little, or too few posts, to be told from chance.")
                : called;
    }

    private Stream<String> differences(Grouping grouping) {
        Map<String, String> names = report.exposure().people().stream()
                .collect(Collectors.toMap(
                        share -> share.person().id().value(),
                        share -> isolated(share.person().name()),
                        (first, second) -> first));
        List<Map.Entry<String, Difference>> called =
                report.differences().getOrDefault(grouping, Map.of()).entrySet().stream()
                        .filter(each -> grouping != Grouping.PERSON || names.containsKey(each.getKey()))
                        .filter(each -> each.getValue() instanceof Difference.Called)
                        .sorted(Map.Entry.comparingByKey())
                        .toList();
        // The two sides of one comparison are said once, from the side that has more.
        boolean twoSides = report.now().by(grouping).size() == 2;
        return called.stream()
                .filter(each -> !twoSides || each.getValue() instanceof Difference.Called two && two.more())
                .map(each -> capital(posts(grouping, each.getKey(), names)) + " had "
                        + words(each.getValue(), "the others", "engagement") + ".");
    }

    private static String posts(Grouping grouping, String key, Map<String, String> names) {
        return grouping == Grouping.PERSON
                ? "posts about " + names.getOrDefault(key, key)
                : Labels.posts(grouping, key);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String list(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** How all of this was compared, and by what. */
    public List<String> method() {
        Sums total = report.now().total();
        return List.of(
                "A post here is one message on one account: what goes out on three accounts counts three times. Engagement means likes,"
                        + " reposts, replies and quotes together.",
                "The sums of counts are as they were last read. Whatever is compared is taken at the same age: as it stood when the post"
                        + " was read for the first time 24 to 36 hours after it was published. "
                        + (total.messages() == 0
                                ? ""
                                : Numbers.of(total.acts().messages()) + " of " + Numbers.posts(total.messages())
                                        + " can be compared so; " + Numbers.of(total.notCompared())
                                        + " cannot, since they are younger, were not read at that age, or their network tells no such"
                                        + " counts."),
                "For each group we ask how far its typical post may truly stand from that of all others, if chance had its part in it."
                        + " Only where all that is plausible lies on one side do we call it a difference; else we say that it is unclear."
                        + " Below " + Welch.FEWEST
                        + " posts we do not judge at all. What goes out about somebody at one time on"
                        + " several accounts is one turn; by person, hour, day, image and link, and against the period before, we"
                        + " do not judge what may be fewer than " + Welch.FEWEST + " turns either.",
                "In a statistician's words: Welch's t interval on the logarithm of one more than the engagement, 95 % for all groups of a"
                        + " table together (Bonferroni); the side with fewer posts is taken to spread at least as much as the"
                        + " other. Computed with the library Apache Commons Statistics. A number in brackets is that"
                        + " interval.",
                "A difference is no cause. Where a template, a language or an hour goes with one account only, nobody can tell which of"
                        + " them it was.");
    }
}
