package org.vigil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.profile.Convention;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.ProfileId;
import org.vigil.profile.PublishableText;
import org.vigil.source.FileOnDisk;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.YamlEdit;

/**
 * A profile's file with a newer day on which custody was confirmed, and nothing else changed.
 *
 * @param before the profile as the file has it
 * @param path of the file on disk
 * @param text of the file to come
 */
record VerifiedFile(Profile before, LocalDate day, Path path, String text) {
    private static final int LONGEST_SOURCE = 300;

    /** @throws Failure where the file is broken or absent, or where the day cannot be written */
    static VerifiedFile of(Path folder, ProfileId id, LocalDate day, Instant now) {
        Profile profile = RollOnDisk.read(folder).find(id.value());
        CustodyPeriod period = period(profile, day, profile.dayAt(now));
        Path path = folder.resolve(profile.file());
        String old = read(path);
        int item = profile.custody().indexOf(period);
        String text = YamlEdit.set(old, "custody", item, "confirmed", day.toString(), "from")
                .or(() -> YamlEdit.set(old, "custody", item, "confirmed", day.toString(), "kind"))
                .filter(changed -> changesOnlyTheDay(profile, item, day, changed))
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS,
                        profile.file() + " is written so that Vigil cannot change it safely. Write \"confirmed: " + day
                                + "\" into its last custody yourself."));
        return new VerifiedFile(profile, day, path, text);
    }

    /** What was given as sources; each says something, and none more than an audit trail should hold. */
    static List<String> sources(List<String> given) {
        List<String> sources = given.stream().map(String::strip).toList();
        for (String source : sources) {
            PublishableText.wrongInWords(source).ifPresent(wrong -> {
                throw new Failure(
                        Vigil.USAGE,
                        "--source: " + wrong
                                + ". What is written down here cannot be erased: say only what is published, or"
                                + " \"the family\", \"the lawyer\".");
            });
            if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
                throw new Failure(
                        Vigil.USAGE, "--source: say in 1 to " + LONGEST_SOURCE + " characters who says so, and where.");
            }
        }
        return sources;
    }

    private static CustodyPeriod period(Profile profile, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw new Failure(Vigil.PROBLEMS, "--on: " + day + " is still to come where the person is held.");
        }
        Optional<CustodyPeriod> open = profile.openOn(today);
        if (open.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    profile.id() + ": " + People.words(profile.statusOn(today, Convention.ELAPSED))
                            + ". There is no custody without an end to verify.");
        }
        CustodyPeriod period = open.get();
        if (period.endUnknown()) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    profile.file()
                            + " says that this custody has ended (to: unknown). If it lasts, take that out of the"
                            + " file by hand first.");
        }
        if (day.isBefore(period.from().latest())) {
            throw new Failure(
                    Vigil.PROBLEMS, "--on: custody began " + period.from().when() + "; " + day + " may lie before it.");
        }
        if (day.isBefore(period.lastConfirmed().latest())
                && !period.lastConfirmed().earliest().isAfter(today)) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "--on: the file has newer news: confirmed "
                            + period.lastConfirmed().words() + ". Nothing was changed.");
        }
        return period;
    }

    /** The changed text is read again: it must say what the file said, but for the one day. */
    private static boolean changesOnlyTheDay(Profile before, int item, LocalDate day, String text) {
        List<CustodyPeriod> custody = new ArrayList<>(before.custody());
        custody.set(item, custody.get(item).confirmedOn(PartialDate.of(day)));
        Problems problems = new Problems();
        return ProfileFile.read(SourceFile.ofText(before.file(), text), problems)
                .filter(after -> after.equals(before.withCustody(custody)))
                .isPresent();
    }

    void write() {
        replace(before, path, text);
    }

    /** Puts a profile's new file in the old one's place, wholly or not at all. */
    static void replace(Profile before, Path path, String text) {
        try {
            FileOnDisk.replace(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, before.file() + " cannot be written: " + e.getMessage());
        }
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, path + " cannot be read: " + e.getMessage());
        }
    }
}
