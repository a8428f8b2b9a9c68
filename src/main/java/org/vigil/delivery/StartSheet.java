package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.account.AccountLabels;
import org.vigil.account.AccountName;
import org.vigil.account.Sessions;
import org.vigil.campaign.Campaign;
import org.vigil.database.Database;
import org.vigil.source.SourceFile;
import org.vigil.workspace.Cost;
import org.vigil.workspace.NativeReview;
import org.vigil.workspace.Preview;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;

/**
 * What somebody reads before starting a campaign, or before agreeing to what a started one's schedule has come to say.
 *
 * @param from the first day that is looked at
 * @param first its first posts, on every account; none where nothing would go out
 * @param times the slots in words, with the zone
 * @param notes what is good to know of its accounts, a sentence each
 * @param heldBack who and what would not go out, a sentence each
 * @param started whether somebody has started it before
 * @param toAgree as {@link Desk#toAgree}
 * @param mark tells all of this from what it may be later: the schedule, where its accounts are, the words of its first posts
 */
public record StartSheet(
        Campaign campaign,
        LocalDate from,
        List<PreviewEntry> first,
        List<Place> places,
        String times,
        Optional<Cost> cost,
        List<String> notes,
        List<String> heldBack,
        boolean started,
        List<String> toAgree,
        String mark) {
    private static final int POSTS = 3;
    /** Looked at one after the other until there are enough posts: each of them may have a picture to be drawn. */
    private static final List<Integer> DAYS = List.of(3, 14, 60);

    /**
     * An account on which it would speak.
     *
     * @param state in words
     */
    public record Place(AccountName account, String state) {
        @Override
        public String toString() {
            return account + " (" + state + ")";
        }
    }

    /** Whether one of the first posts cannot be made: nobody starts such a campaign. */
    public boolean hasProblems() {
        return first.stream().anyMatch(entry -> !entry.problems().isEmpty());
    }

    /** Whether there is something to start, or to agree to. */
    public boolean canStart() {
        return !first.isEmpty() && !hasProblems() && (!started || !toAgree.isEmpty());
    }

    /** As things stand. */
    public static StartSheet of(
            AcceptedFiles files,
            Database database,
            Sessions sessions,
            Desk desk,
            Campaign campaign,
            InstantSource clock) {
        Workspace workspace = files.inForce().workspace();
        LocalDate today = LocalDate.ofInstant(clock.instant(), campaign.zone());
        LocalDate from = campaign.from() != null && campaign.from().isAfter(today) ? campaign.from() : today;
        KnownBasis basis = KnownBasis.of(files, database);
        List<Account> accounts = campaign.accounts().stream()
                .flatMap(name -> Stream.ofNullable(workspace.accounts().get(name)))
                .toList();
        AccountLabels labels = new AccountLabels(database.jdbc());
        List<PreviewEntry> first = first(workspace, campaign, from, clock.instant()).stream()
                .map(entry -> basis.judged(entry, campaign))
                .toList();
        List<Place> places = campaign.accounts().stream()
                .map(name -> new Place(name, state(workspace, name, sessions)))
                .toList();
        List<String> toAgree = desk.toAgree(campaign.id());
        return new StartSheet(
                campaign,
                from,
                first,
                places,
                times(campaign),
                Cost.of(workspace, campaign, from),
                accounts.stream()
                        .flatMap(account ->
                                labels.missing(account).map(words -> account.name() + ": " + words + ".").stream())
                        .toList(),
                Stream.concat(
                                basis.missing(campaign, clock.instant()).stream(),
                                NativeReview.missing(workspace, campaign).stream())
                        .toList(),
                desk.isStarted(campaign.id()),
                toAgree,
                mark(
                        workspace,
                        campaign,
                        Stream.of(
                                        first.stream().map(StartSheet::shown),
                                        places.stream().map(Place::toString),
                                        accounts.stream().map(Agreed::place),
                                        toAgree.stream())
                                .flatMap(each -> each)));
    }

    private static String mark(Workspace workspace, Campaign campaign, Stream<String> read) {
        String schedule =
                workspace.tree().file(campaign.file()).map(SourceFile::digest).orElse("");
        return SourceFile.sha256(Stream.concat(Stream.of(schedule), read)
                .map(each -> each.length() + ":" + each)
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String shown(PreviewEntry entry) {
        return String.join(
                "\n",
                turn(entry),
                entry.account().value(),
                entry.profile().value(),
                String.join("\n", entry.parts()),
                String.valueOf(entry.contentWarning()),
                String.valueOf(entry.altText()),
                String.valueOf(entry.basisMissing()));
    }

    private static List<PreviewEntry> first(Workspace workspace, Campaign campaign, LocalDate from, Instant now) {
        List<PreviewEntry> first = List.of();
        for (int days : DAYS) {
            List<PreviewEntry> entries = Preview.of(workspace, campaign, from, days, now);
            List<String> turns = entries.stream()
                    .map(StartSheet::turn)
                    .distinct()
                    .limit(POSTS)
                    .toList();
            first = entries.stream()
                    .filter(entry -> turns.contains(turn(entry)))
                    .toList();
            if (turns.size() == POSTS) {
                break;
            }
        }
        return first;
    }

    private static String turn(PreviewEntry entry) {
        return entry.date() + entry.slot();
    }

    private static String state(Workspace workspace, AccountName name, Sessions sessions) {
        Account account = workspace.accounts().get(name);
        if (account == null) {
            return "not in accounts.yaml";
        }
        return account.network().word()
                + (account.isSandbox() ? ", nobody sees it" : "")
                + (account.byHand() ? ", by hand" : sessions.ready(account) ? "" : ", no secrets yet");
    }

    private static String times(Campaign campaign) {
        return campaign.slots().stream()
                        .map(slot -> slot.at() + " on "
                                + slot.days().stream()
                                        .sorted()
                                        .map((DayOfWeek day) -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                                        .collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ", in " + campaign.zone();
    }
}
