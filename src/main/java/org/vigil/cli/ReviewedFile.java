package org.vigil.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.Relative;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlEdit;

/**
 * A profile's file with another day until which a relative is named, and nothing else changed.
 *
 * @param before the profile as the file has it
 * @param relative as the file has it
 * @param path of the file on disk
 * @param text of the file to come
 */
record ReviewedFile(Profile before, Relative relative, LocalDate until, Path path, String text) {
    /** Whoever was asked is asked again within a year. */
    private static final int AT_MOST_DAYS = 366;

    /** @throws Failure where the file is broken or absent, or where the day cannot be written */
    static ReviewedFile of(Path folder, ProfileId id, String name, LocalDate until, Instant now) {
        Profile profile = RollOnDisk.read(folder).find(id.value());
        LocalDate today = profile.dayAt(now);
        if (until.isBefore(today) || until.isAfter(today.plusDays(AT_MOST_DAYS))) {
            throw new Failure(
                    Vigil.USAGE, "--until: give a day from " + today + " to " + today.plusDays(AT_MOST_DAYS) + ".");
        }
        int item = place(profile, name);
        Relative relative = profile.relatives().get(item);
        if (!profile.published().relatives().contains(relative) || Boolean.FALSE.equals(relative.living())) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    profile.file() + " says that this relative is not to be published, or not living. If that is wrong,"
                            + " change it by hand first.");
        }
        Path path = folder.resolve(profile.file());
        String text = YamlEdit.set(VerifiedFile.read(path), "relatives", item, "review", until.toString(), "relation")
                .filter(changed -> changesOnlyTheDay(profile, item, until, changed))
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        profile.file()
                                + " is written so that Vigil cannot change it safely. Write each relative on a line"
                                + " of its own, as in docs/files.md."));
        return new ReviewedFile(profile, relative, until, path, text);
    }

    private static int place(Profile profile, String name) {
        List<Integer> found = IntStream.range(0, profile.relatives().size())
                .filter(i -> profile.relatives().get(i).name().equals(name.strip()))
                .boxed()
                .toList();
        if (found.size() != 1) {
            String known =
                    profile.published().relatives().stream().map(Relative::name).collect(Collectors.joining(", "));
            throw new Failure(
                    Vigil.PROBLEMS,
                    "--relative: " + profile.file() + " names "
                            + (found.isEmpty() ? "nobody who is called so" : "several who are called so")
                            + ". Its relatives that may be named: " + (known.isEmpty() ? "none" : known) + ".");
        }
        return found.getFirst();
    }

    /** The changed text is read again: it must say what the file said, but for the one day. */
    private static boolean changesOnlyTheDay(Profile before, int item, LocalDate until, String text) {
        List<Relative> relatives = new ArrayList<>(before.relatives());
        relatives.set(item, relatives.get(item).namedUntil(until));
        return ProfileFile.read(SourceFile.ofText(before.file(), text), new Problems())
                .filter(after -> after.equals(before.showing(before.basis(), List.copyOf(relatives), before.quotes())))
                .isPresent();
    }

    void write() {
        VerifiedFile.replace(before, path, text);
    }
}
