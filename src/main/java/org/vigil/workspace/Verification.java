package org.vigil.workspace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigil.profile.Convention;
import org.vigil.profile.CustodyPeriod;
import org.vigil.profile.PartialDate;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.PublishableText;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

/** Somebody has looked, and custody lasts: writes a newer day of confirmation into a profile's file, and changes nothing else. */
public final class Verification {
    private static final int LONGEST_SOURCE = 300;

    private Verification() {}

    /**
     * @param file the profile's file, as text
     * @param day the last day on which a source says that custody lasted
     * @param today in the place of custody
     */
    public static FileChange of(Profile profile, String file, LocalDate day, LocalDate today) {
        Optional<CustodyPeriod> open = profile.openOn(today);
        if (open.isEmpty()) {
            return FileChange.Refused.of(
                    profile.id() + ": " + StatusWords.of(profile.statusOn(today, Convention.ELAPSED))
                            + ". There is no custody without an end to verify.");
        }
        return objection(profile, open.get(), day, today)
                .<FileChange>map(refused -> refused)
                .orElseGet(() -> written(profile, profile.custody().indexOf(open.get()), file, day));
    }

    private static Optional<FileChange.Refused> objection(
            Profile profile, CustodyPeriod period, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            return Optional.of(new FileChange.Refused("on", day + " is still to come where the person is held."));
        }
        if (period.endUnknown()) {
            return Optional.of(FileChange.Refused.of(profile.file()
                    + " says that this custody has ended (to: unknown). If it lasts, take that out of the file by hand"
                    + " first."));
        }
        if (day.isBefore(period.from().latest())) {
            return Optional.of(new FileChange.Refused(
                    "on", "custody began " + period.from().when() + "; " + day + " may lie before it."));
        }
        if (day.isBefore(period.lastConfirmed().latest())
                && !period.lastConfirmed().earliest().isAfter(today)) {
            return Optional.of(new FileChange.Refused(
                    "on",
                    "the file has newer news: confirmed "
                            + period.lastConfirmed().words() + ". Nothing was changed."));
        }
        return Optional.empty();
    }

    private static FileChange written(Profile profile, int item, String file, LocalDate day) {
        return DayInFile.put(file, "custody", item, "confirmed", day)
                .filter(changed -> changesOnlyTheDay(profile, item, day, changed))
                .<FileChange>map(changed -> new FileChange.Ready(profile, changed))
                .orElseGet(() -> FileChange.Refused.of(
                        profile.file() + " is written so that Vigil cannot change it safely. Write \"confirmed: " + day
                                + "\" into its last custody yourself."));
    }

    /** The changed text is read again: it must say what the file said, but for the one day. */
    private static boolean changesOnlyTheDay(Profile before, int item, LocalDate day, String text) {
        List<CustodyPeriod> custody = new ArrayList<>(before.custody());
        custody.set(item, custody.get(item).confirmedOn(PartialDate.of(day)));
        return ProfileFile.read(SourceFile.ofText(before.file(), text), new Problems())
                .filter(after -> after.equals(before.withCustody(custody)))
                .isPresent();
    }

    /** What is wrong with the words that say who tells it; empty where an audit trail may hold them for good. */
    public static Optional<String> wrongInSource(String source) {
        String given = source.strip();
        return given.isEmpty() || given.length() > LONGEST_SOURCE
                ? Optional.of("say in 1 to " + LONGEST_SOURCE + " characters who says so, and where.")
                : PublishableText.wrongInWords(given)
                        .map(wrong -> wrong
                                + ". What is written down here cannot be erased: say only what is published, or"
                                + " \"the family\", \"the lawyer\".");
    }

    /** As the audit keeps it. */
    public static String words(LocalDate day, List<String> sources) {
        return "custody lasted on " + day + "; " + String.join("; ", sources);
    }
}
