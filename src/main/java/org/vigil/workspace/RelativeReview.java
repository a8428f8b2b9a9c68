package org.vigil.workspace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.Relative;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** A relative was asked again: writes another day until which it may be named into a profile's file, and changes nothing else. */
public final class RelativeReview {
    /** Whoever was asked is asked again within a year. */
    private static final int AT_MOST_DAYS = 366;

    private RelativeReview() {}

    /** The relative whom a profile calls so; empty where it names none so, or several. */
    public static Optional<Relative> called(Profile profile, String name) {
        List<Relative> found = profile.relatives().stream()
                .filter(relative -> relative.name().equals(name.strip()))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /**
     * @param file the profile's file, as text
     * @param name as the file has it
     * @param until the last day on which posts may name the relative
     * @param today in the place of custody
     */
    public static FileChange of(Profile profile, String file, String name, LocalDate until, LocalDate today) {
        if (until.isBefore(today) || until.isAfter(today.plusDays(AT_MOST_DAYS))) {
            return new FileChange.Refused(
                    "until", "give a day from " + today + " to " + today.plusDays(AT_MOST_DAYS) + ".");
        }
        return called(profile, name)
                .map(relative -> of(profile, file, relative, until))
                .orElseGet(() -> unknown(profile, name));
    }

    private static FileChange of(Profile profile, String file, Relative relative, LocalDate until) {
        if (!profile.published().relatives().contains(relative) || Boolean.FALSE.equals(relative.living())) {
            return FileChange.Refused.of(profile.file()
                    + " says that this relative is not to be published, or not living. If that is wrong, change it by"
                    + " hand first.");
        }
        int item = profile.relatives().indexOf(relative);
        return DayInFile.put(file, "relatives", item, "review", until)
                .filter(changed -> changesOnlyTheDay(profile, item, until, changed))
                .<FileChange>map(changed -> new FileChange.Ready(profile, changed))
                .orElseGet(() -> FileChange.Refused.of(
                        profile.file() + " is written so that Vigil cannot change it safely. Write each relative on a"
                                + " line of its own, as in docs/files.md."));
    }

    private static FileChange unknown(Profile profile, String name) {
        boolean none = profile.relatives().stream()
                .noneMatch(relative -> relative.name().equals(name.strip()));
        String known =
                profile.published().relatives().stream().map(Relative::name).collect(Collectors.joining(", "));
        return new FileChange.Refused(
                "relative",
                profile.file() + " names "
                        + (none ? "nobody who is called so" : "several who are called so")
                        + ". Its relatives that may be named: " + (known.isEmpty() ? "none" : known) + ".");
    }

    /** The changed text is read again: it must say what the file said, but for the one day. */
    private static boolean changesOnlyTheDay(Profile before, int item, LocalDate until, String text) {
        List<Relative> relatives = new ArrayList<>(before.relatives());
        relatives.set(item, relatives.get(item).namedUntil(until));
        return ProfileFile.read(SourceFile.ofText(before.file(), text), new Problems())
                .filter(after -> after.equals(before.showing(before.basis(), List.copyOf(relatives), before.quotes())))
                .isPresent();
    }
}
