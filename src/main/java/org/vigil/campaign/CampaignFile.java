package org.vigil.campaign;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vigil.account.AccountName;
import org.vigil.profile.Action;
import org.vigil.profile.ActionFields;
import org.vigil.profile.Convention;
import org.vigil.profile.FlatLabels;
import org.vigil.profile.PublishableText;
import org.vigil.profile.Status;
import org.vigil.source.Fields;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.TimeSpan;
import org.vigil.source.Yaml;

/** Reads a schedule, {@code schedules/<campaign>.yaml}. */
public final class CampaignFile {
    private enum Approval {
        REQUIRED,
        NONE
    }

    /** What is kept of what followers answer. */
    private enum Replies {
        COUNT,
        KEEP
    }

    private static final Duration LONGEST_WINDOW = Duration.ofDays(7);
    private static final Duration LONGEST_STATUS = Duration.ofDays(366);
    private static final String STATUS_LIMIT = "whole days from 1d to 366d; 180d is usual";
    private static final Duration USUAL_WINDOW = Duration.ofHours(6);
    private static final Duration SPREAD_TOGETHER = Duration.ofMinutes(30);

    private final SourceFile file;
    private final Fields fields;

    private CampaignFile(SourceFile file, Fields fields) {
        this.file = file;
        this.fields = fields;
    }

    /** The campaign; empty where anything is wrong with the file, and then {@code problems} says all that is. */
    public static Optional<Campaign> read(SourceFile file, Problems problems) {
        Problems own = new Problems();
        Optional<Campaign> campaign = Yaml.read(file, own).flatMap(fields -> new CampaignFile(file, fields).campaign());
        problems.addAll(own.list());
        return own.isEmpty() ? campaign : Optional.empty();
    }

    private Optional<Campaign> campaign() {
        fields.checkTexts(CampaignFile::wrong, PublishableText.ALLOWED);
        fields.checkTexts(CampaignFile::flat, FlatLabels.ALLOWED);
        Optional<CampaignId> id = id();
        String name = fields.requiredText("name");
        Optional<LocalDate> from = fields.value("from", Words::day, Words.DAY);
        Optional<LocalDate> to = fields.value("to", Words::day, Words.DAY);
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            fields.problem("to", to.get() + " lies before from, " + from.get(), "the same day or a later one");
        }
        ZoneId zone = fields.requiredValue("zone", Words::zone, Words.ZONE).orElse(ZoneOffset.UTC);
        List<Slot> slots = SlotFields.read(fields);
        Optional<Roll> roll = RollFields.read(fields);
        RotationOrder rotation = rotation(roll);
        SpecialDays specialDays = SpecialDaysFields.read(fields);
        OptionalInt rounds = fields.value("rounds", Words::rounds, "a number from 1")
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        List<AccountName> accounts = accounts();
        Coalition coalition = CoalitionFields.read(fields);
        String templates =
                fields.requiredValue("templates", Words::tag, Words.FOLDER).orElse("");
        List<String> hashtags = hashtags();
        List<Action> actions = ActionFields.read(fields);
        Duration lateWindow = lateWindow();
        Duration spread = spread(lateWindow, coalition);
        Approval approval = fields.choice("approval", Approval.class).orElse(Approval.REQUIRED);
        Convention convention = fields.choice("convention", Convention.class).orElse(Convention.ELAPSED);
        Duration statusLimit = statusLimit();
        Replies replies = fields.choice("replies", Replies.class).orElse(Replies.COUNT);
        PosterUse posters = posters(accounts);
        ForFollowers followers = ForFollowersFields.read(fields, zone);
        String note = fields.text("note").orElse(null);
        fields.done();
        return id.flatMap(known -> roll.map(who -> new Campaign(
                known,
                name,
                from.orElse(null),
                to.orElse(null),
                zone,
                coalition.slots(slots),
                who,
                rotation,
                specialDays,
                rounds,
                accounts,
                coalition,
                templates,
                hashtags,
                actions,
                lateWindow,
                spread,
                approval == Approval.REQUIRED,
                convention,
                statusLimit,
                replies == Replies.KEEP,
                posters,
                followers,
                note,
                file.path())));
    }

    /** Where words stand that readers or the team may see; all else is codes and names of files. */
    private static Optional<String> wrong(String field, String text) {
        return field.matches("(?:name|note|actions)\\b.*") ? PublishableText.wrong(field, text) : Optional.empty();
    }

    /** What readers may see of a charge told as a fact. */
    private static Optional<String> flat(String field, String text) {
        return field.matches("(?:name|actions\\[\\d+]\\.(?:ask|text))\\b.*")
                ? FlatLabels.told(field, text)
                : Optional.empty();
    }

    private Optional<CampaignId> id() {
        Optional<CampaignId> id = fields.requiredValue("campaign", CampaignId::new, CampaignId.ALLOWED);
        String expected = file.path().replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "");
        id.filter(known -> !known.value().equals(expected))
                .ifPresent(known -> fields.problem(
                        "campaign",
                        "\"" + known + "\" is not the file's name",
                        "\"" + expected + "\", or rename the file"));
        return id;
    }

    private RotationOrder rotation(Optional<Roll> roll) {
        RotationOrder rotation = fields.choice("rotation", RotationOrder.class).orElse(RotationOrder.FAIR);
        if (rotation == RotationOrder.LISTED
                && roll.filter(Roll.Chosen.class::isInstance).isPresent()) {
            fields.problem(
                    "rotation", "the roll has no order to go by", "fair, or roll: { listed: [first-id, second-id] }");
        }
        return rotation;
    }

    private List<AccountName> accounts() {
        List<AccountName> accounts = fields.values("accounts", AccountName::new, AccountName.ALLOWED);
        if (fields.texts("accounts").isEmpty()) {
            fields.problem("accounts", "there is no account", "at least one name that accounts.yaml has");
        }
        Set<AccountName> seen = new HashSet<>();
        accounts.stream()
                .filter(name -> !seen.add(name))
                .distinct()
                .forEach(
                        name -> fields.problem("accounts", "\"" + name + "\" stands there twice", "each account once"));
        return List.copyOf(accounts);
    }

    private PosterUse posters(List<AccountName> accounts) {
        PosterUse.When when = fields.choice("posters", PosterUse.When.class).orElse(PosterUse.When.NONE);
        List<AccountName> notOn = fields.values("no_posters_on", AccountName::new, AccountName.ALLOWED);
        notOn.stream()
                .filter(name -> !accounts.contains(name))
                .forEach(name -> fields.problem(
                        "no_posters_on",
                        "\"" + name + "\" is no account of this campaign",
                        "a name that stands at accounts"));
        return new PosterUse(when, notOn);
    }

    private List<String> hashtags() {
        List<String> hashtags = fields.values("hashtags", Words::hashtag, Words.HASHTAG);
        Set<String> seen = new HashSet<>();
        hashtags.stream()
                .filter(tag -> !seen.add(tag.toLowerCase(Locale.ROOT)))
                .forEach(tag -> fields.problem("hashtags", "\"" + tag + "\" stands there twice", "each hashtag once"));
        return List.copyOf(hashtags);
    }

    private Duration lateWindow() {
        Duration window =
                fields.value("late_window", TimeSpan::read, TimeSpan.ALLOWED).orElse(USUAL_WINDOW);
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            fields.problem(
                    "late_window",
                    "a post may go out at most 7 days late, and not never",
                    "more than nothing, at most 7d; 6h is usual");
        }
        return window;
    }

    private Duration statusLimit() {
        Duration limit = fields.value("status_limit", Words::days, STATUS_LIMIT).orElse(Status.USUAL_LIMIT);
        if (!limit.isPositive() || limit.compareTo(LONGEST_STATUS) > 0) {
            fields.problem(
                    "status_limit",
                    "a number is said for at least a day and at most a year after somebody looked",
                    STATUS_LIMIT);
        }
        return limit;
    }

    /** Several organisations that speak in the same second look like one that pulls the strings. */
    private Duration spread(Duration lateWindow, Coalition coalition) {
        Duration half = lateWindow.dividedBy(2);
        Duration usual = coalition.organisations().isEmpty()
                ? Duration.ZERO
                : half.compareTo(SPREAD_TOGETHER) < 0 ? half : SPREAD_TOGETHER;
        Duration spread =
                fields.value("spread", TimeSpan::read, TimeSpan.ALLOWED).orElse(usual);
        if (spread.compareTo(lateWindow) >= 0) {
            fields.problem("spread", "it is not shorter than late_window", "less than late_window, such as 20m");
        }
        return spread;
    }
}
