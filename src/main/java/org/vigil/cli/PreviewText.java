package org.vigil.cli;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.Slot;
import org.vigil.campaign.Special;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Leads;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/** A preview as a campaigner reads it: post by post, with the words of each account below. */
record PreviewText(Workspace workspace, Campaign campaign, boolean stored, boolean asHeard) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH);

    private record Occurrence(LocalDate date, String slot, ProfileId profile, String who) {}

    String of(List<PreviewEntry> entries, LocalDate from, int days) {
        StringBuilder text = new StringBuilder();
        text.append("%s, %s%n%n"
                .formatted(
                        campaign.name(),
                        stored
                                ? "from the stored plan: what will go out if nothing changes."
                                : "from the files alone: who is on hold and what was sent already is not known here."));
        if (entries.isEmpty()) {
            return text.append("From " + from + " on, " + days + " days: nothing would be posted. ")
                    .append(
                            stored
                                    ? "Was the campaign started?"
                                    : "Is there a slot on these days? \"./vigil check\" finds mistakes.")
                    .append(System.lineSeparator())
                    .toString();
        }
        byOccurrence(entries).forEach((occurrence, posts) -> {
            text.append(head(occurrence, posts.getFirst().special()));
            posts.forEach(post -> text.append(post(post)));
        });
        return text.toString();
    }

    private Map<Occurrence, List<PreviewEntry>> byOccurrence(List<PreviewEntry> entries) {
        return entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> new Occurrence(entry.date(), entry.slot(), entry.profile(), who(entry)),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private String who(PreviewEntry entry) {
        return workspace
                .spokenOf(entry.profile())
                .map(profile -> profile.name(entry.language()))
                .orElse(entry.profile().value());
    }

    private String head(Occurrence occurrence, Special special) {
        Optional<Slot> known = campaign.slots().stream()
                .filter(candidate -> candidate.id().equals(occurrence.slot()))
                .findFirst();
        if (known.isEmpty()) {
            return "%s, beside the plan (%s): %s%n"
                    .formatted(DAY.format(occurrence.date()), occurrence.slot(), occurrence.who());
        }
        Slot slot = known.get();
        return "%s, %s %s (%s): %s%n%s%s"
                .formatted(
                        DAY.format(occurrence.date()),
                        slot.at(),
                        campaign.zone(),
                        slot.words(),
                        occurrence.who(),
                        special.isNothing() ? "" : "  *** " + special.words() + "%n".formatted(),
                        skipped(slot, occurrence.date()));
    }

    /** A daylight-saving day may skip the slot's time. */
    private String skipped(Slot slot, LocalDate date) {
        if (!slot.skippedOn(date, campaign.zone())) {
            return "";
        }
        LocalTime shifted = LocalTime.ofInstant(slot.momentOn(date, campaign.zone()), campaign.zone());
        return "  the clocks skip %s on that day: it goes out at %s%n".formatted(slot.at(), shifted);
    }

    private String post(PreviewEntry entry) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "  on %s, %s, %d of %d characters%n",
                entry.account(),
                entry.language(),
                entry.length(),
                entry.limit()));
        if (asHeard) {
            entry.asHeard().forEach(line -> text.append("    > ").append(line).append('\n'));
        } else {
            seen(entry, text);
        }
        String followers = Leads.followers(workspace.accounts(), campaign, entry.account()).stream()
                .map(account -> account.name().value())
                .collect(Collectors.joining(", "));
        if (!followers.isEmpty()) {
            text.append("    reposted within the hour after it by ")
                    .append(followers)
                    .append('\n');
        }
        if (entry.basisMissing() != null) {
            text.append("    does not go out as it is now: ")
                    .append(entry.basisMissing())
                    .append('\n');
        }
        entry.notes().forEach(note -> text.append("    note: ").append(note).append('\n'));
        entry.problems()
                .forEach(problem ->
                        text.append("    CANNOT BE POSTED: ").append(problem).append('\n'));
        return text.append('\n').toString();
    }

    private static void seen(PreviewEntry entry, StringBuilder text) {
        for (int i = 0; i < entry.parts().size(); i++) {
            if (entry.parts().size() > 1) {
                text.append(String.format(
                        Locale.ROOT, "    (%d of %d)%n", i + 1, entry.parts().size()));
            }
            entry.parts()
                    .get(i)
                    .lines()
                    .forEach(line -> text.append("    | ").append(line).append('\n'));
        }
        if (entry.altText() != null) {
            text.append("    picture: ").append(entry.altText()).append('\n');
        }
    }
}
