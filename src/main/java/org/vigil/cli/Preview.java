package org.vigil.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Special;
import org.vigil.campaign.SpecialCalendar;
import org.vigil.delivery.Desk;
import org.vigil.delivery.KnownBasis;
import org.vigil.message.PostKind;
import org.vigil.node.Node;
import org.vigil.source.Problem;
import org.vigil.workspace.Cost;
import org.vigil.workspace.NearCopies;
import org.vigil.workspace.PreviewEntry;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vigil preview}: what a campaign would post, rendered from the files alone. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Shows what a campaign would post, from the files. Sends nothing.")
public final class Preview implements Callable<Integer> {
    private static final int MOST_DAYS = 3_660;
    private static final String NOT_KNOWN =
            "whether it was recorded who gave the consents is not known from the files; of whom it"
                    + " was not, nothing goes out. Who that is: preview --consents, or ./vigil consent list.";

    private final InstantSource clock;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--campaign", required = true, paramLabel = "CAMPAIGN", description = "The campaign's name.")
    private String campaign = "";

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "The first day to show (default: today while the campaign runs, else its first day).")
    private @Nullable String from;

    @Option(names = "--days", paramLabel = "N", defaultValue = "7", description = "How many days (default: 7).")
    private int days;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How it is printed (default: text).")
    private OutputFormat format = OutputFormat.TEXT;

    @Option(
            names = "--stored",
            description = "What will go out: the plan in the database, with holds and approvals. Only what is to come.")
    private boolean stored;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description =
                    "As if every account spoke this language, such as ru: to see a template before an account has it.")
    private @Nullable String language;

    @Option(
            names = "--consents",
            description =
                    "Also asks the database of whom it is recorded who gave their consent: of nobody else anything goes out.")
    private boolean consents;

    @Option(names = "--as-heard", description = "What a screen reader speaks of each post, in order.")
    private boolean asHeard;

    /** @param clock tells what day is today */
    public Preview(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > MOST_DAYS) {
            throw new Failure(Vigil.USAGE, "--days: " + days + " cannot stand here; from 1 to " + MOST_DAYS + ".");
        }
        if (stored && language != null) {
            throw new Failure(Vigil.USAGE, "--lang: what is stored has its language already; leave out --stored.");
        }
        Commands context = Commands.of(vigil, spec);
        return stored
                ? new NodeAccess(context.vigil()).withFiles(context.err(), node -> stored(context, node))
                : consents
                        ? new NodeAccess(context.vigil())
                                .withFiles(
                                        context.err(),
                                        node -> show(
                                                context,
                                                spoken(node.files().inForce().workspace()),
                                                Optional.empty(),
                                                Optional.of(KnownBasis.of(node.files(), node.database()))))
                        : show(
                                context,
                                spoken(Folder.read(context.vigil().folder()).asOf(clock.instant())),
                                Optional.empty(),
                                Optional.empty());
    }

    private Workspace spoken(Workspace workspace) {
        return language == null
                ? workspace
                : workspace.inLanguage(
                        Commands.read(language, Preview::tag, "a language, such as en, ru, fa or zh-Hans"));
    }

    private static String tag(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private int stored(Commands context, Node node) {
        node.planner().planAll();
        return show(
                context,
                node.files().inForce().workspace(),
                Optional.of(node.desk()),
                Optional.of(KnownBasis.of(node.files(), node.database())));
    }

    /**
     * @param desk knows the stored plan; empty for the plan that the files alone would give
     * @param basis knows what was recorded; empty as well then
     */
    private int show(Commands context, Workspace workspace, Optional<Desk> desk, Optional<KnownBasis> basis) {
        Campaign chosen = find(workspace);
        LocalDate first = from == null
                ? org.vigil.workspace.Preview.usualFrom(chosen, clock.instant())
                : Dates.day("--from", from);
        List<PreviewEntry> found = desk
                .map(plan -> planned(plan, workspace, chosen, first))
                .orElseGet(() -> org.vigil.workspace.Preview.of(workspace, chosen, first, days))
                .stream()
                .map(entry -> basis.map(known -> known.judged(entry, chosen)).orElse(entry))
                .toList();
        NearCopies copies = NearCopies.among(workspace, found);
        List<PreviewEntry> entries = copies.marked(found);
        switch (format) {
            case TEXT -> {
                context.out().print(new PreviewText(workspace, chosen, stored, asHeard).of(entries, first, days));
                basis.filter(known -> desk.isPresent())
                        .flatMap(known -> known.missing(chosen, clock.instant()))
                        .or(() -> KnownBasis.missing(entries))
                        .ifPresent(note -> context.out().println("Note: " + note));
                if (basis.isEmpty() && needsRecords(workspace, entries)) {
                    context.out().println("Note: " + NOT_KNOWN);
                }
                copies.warnings().forEach(warning -> context.out().println("Note: " + warning));
                Cost.of(workspace, chosen, first).ifPresent(context.out()::println);
            }
            case JSON -> context.out().println(PreviewJson.of(entries, asHeard));
        }
        context.out().flush();
        return entries.stream().allMatch(entry -> entry.problems().isEmpty()) ? 0 : Vigil.PROBLEMS;
    }

    /** Whether anything goes to a real network by a consent or a reason, which count only once they are recorded. */
    private static boolean needsRecords(Workspace workspace, List<PreviewEntry> entries) {
        return entries.stream()
                .filter(entry -> Stream.ofNullable(workspace.accounts().get(entry.account()))
                        .anyMatch(account -> !account.isSandbox()))
                .flatMap(entry -> workspace.profile(entry.profile()).stream())
                .anyMatch(profile -> profile.basis().begins().isPresent());
    }

    private List<PreviewEntry> planned(Desk desk, Workspace workspace, Campaign chosen, LocalDate first) {
        LocalDate end = first.plusDays(days);
        return desk.coming(Duration.ofDays(MOST_DAYS)).stream()
                .filter(post -> post.campaign().id().equals(chosen.id()))
                .filter(post -> !post.delivery().date().isBefore(first)
                        && post.delivery().date().isBefore(end))
                .map(post -> post.preview(workspace)
                        .on(
                                post.delivery().kind() == PostKind.TURN
                                        ? new SpecialCalendar(post.campaign(), workspace::profile)
                                                .at(
                                                        post.profile(),
                                                        post.delivery().dueAt())
                                        : Special.NONE))
                .toList();
    }

    private Campaign find(Workspace workspace) {
        return workspace.campaigns().values().stream()
                .filter(known -> known.id().value().equals(campaign))
                .findFirst()
                .orElseThrow(() -> new Failure(Vigil.PROBLEMS, whyNot(workspace)));
    }

    private String whyNot(Workspace workspace) {
        String path = "schedules/" + campaign + ".yaml";
        String problems = workspace.problems().stream()
                .filter(problem -> problem.file().equals(path))
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
        if (!problems.isEmpty()) {
            return problems;
        }
        String known =
                workspace.campaigns().keySet().stream().map(CampaignId::value).collect(Collectors.joining(", "));
        return "There is no campaign \"" + campaign + "\". "
                + (known.isEmpty() ? "./vigil init DIR makes a folder with one." : "There is: " + known + ".");
    }
}
