package org.vigil.cli;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.ConsentDesk;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes down, encrypted, who agreed that a person is spoken of. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Records a consent: asks who gave it, how, and how to reach them. That is kept encrypted in the database only.",
            "What was agreed, and for which days, is taken from the profile's file unless it is given here.",
            "It stands in place of an earlier one, and ends a revocation.",
            "Example: ./vigil consent record wang-yu"
        })
final class ConsentRecord implements Callable<Integer> {
    private static final String SCOPE = "some of: name, story, photo, quotes, relation, with commas between";

    @ParentCommand
    private @Nullable ConsentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id.")
    private String id = "";

    @Option(
            names = "--scope",
            paramLabel = "WHAT",
            description = "What was agreed to, such as name,photo. Of: name, story, photo, quotes, relation.")
    private @Nullable String scope;

    @Option(names = "--given", paramLabel = "DAY", description = "On which day it was given.")
    private @Nullable String given;

    @Option(names = "--until", paramLabel = "DAY", description = "The last day on which it holds; or never.")
    private @Nullable String until;

    @Override
    public Integer call() {
        ConsentCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        ProfileId profile = ConsentCommand.id(id);
        return command.with((node, desk) -> record(command, context, node, desk, profile));
    }

    private int record(ConsentCommand command, Commands context, Node node, ConsentDesk desk, ProfileId id) {
        Profile profile = RollOnDisk.read(context.vigil().folder()).find(id.value());
        Questions questions = command.questions(context.out());
        Basis.Consent what = what(questions, profile);
        context.out()
                .println("Consent for " + profile.name("en") + " (" + id + "): " + ConsentDesk.words(what)
                        + ". What follows is kept encrypted, in the database only.");
        ConsentDesk.Giver giver = new ConsentDesk.Giver(
                questions.ask("Who gave it?", ConsentRecord::something),
                questions.ask(
                        "How did you ask, and how did they answer? (such as: a letter)", ConsentRecord::something),
                questions.ask("How do you reach them again? (Enter: not kept)", Function.identity()));
        boolean wasRevoked = ConsentList.isRevoked(node, id);
        if (wasRevoked && !questions.yes("It was revoked earlier. Did they agree anew?")) {
            throw new Failure(Vigil.PROBLEMS, "Nothing was recorded.");
        }
        long number = desk.record(id, what, giver, who.name());
        node.planner().planAll();
        context.out().println("Recorded: consent " + number + " for " + id + ".");
        warn(context, profile, what);
        return 0;
    }

    /** What the file agrees to and what is recorded may differ: then what both say holds. */
    private static void warn(Commands context, Profile profile, Basis.Consent recorded) {
        if (!(profile.basis() instanceof Basis.Consent agreed)) {
            context.out()
                    .println("The file " + profile.file()
                            + " names no consent as the basis, so this one is not used yet. Write into it: basis: { consent: "
                            + written(recorded) + " }");
        } else if (!agreed.narrowedTo(recorded).equals(agreed) || !agreed.equals(recorded)) {
            Basis.Consent both = agreed.narrowedTo(recorded);
            context.out()
                    .println("The file " + profile.file() + " says something else (" + ConsentDesk.words(agreed)
                            + "). What both say holds: "
                            + (both.scope().isEmpty() ? "nothing" : ConsentDesk.words(both)) + ".");
        }
    }

    private static String written(Basis.Consent recorded) {
        return "{ given: " + recorded.given()
                + (recorded.until() == null ? "" : ", until: " + recorded.until())
                + ", scope: ["
                + recorded.scope().stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(", "))
                + "] }";
    }

    private Basis.Consent what(Questions questions, Profile profile) {
        Optional<Basis.Consent> agreed =
                profile.basis() instanceof Basis.Consent consent ? Optional.of(consent) : Optional.empty();
        Set<Basis.Scope> scopes = scope != null
                ? Commands.read(scope, ConsentRecord::scopes, SCOPE)
                : agreed.map(Basis.Consent::scope)
                        .orElseGet(() -> questions.ask(
                                "What was agreed to? One or more of name, story, photo, quotes, relation:",
                                ConsentRecord::scopes));
        LocalDate day = given != null
                ? Dates.day("--given", given)
                : agreed.map(Basis.Consent::given)
                        .orElseGet(() -> questions.ask("On which day was it given?", ConsentRecord::day));
        LocalDate last = until == null
                ? agreed.map(Basis.Consent::until).orElse(null)
                : until.equals("never") ? null : Dates.day("--until", until);
        if (last != null && last.isBefore(day)) {
            throw new Failure(
                    Vigil.USAGE, "The consent would end on " + last + ", before it was given on " + day + ".");
        }
        return new Basis.Consent(day, last, scopes);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException("Please write a day as in 2026-01-05.", e);
        }
    }

    private static Set<Basis.Scope> scopes(String text) {
        Set<Basis.Scope> scopes = EnumSet.noneOf(Basis.Scope.class);
        for (String word : text.strip().split("[,\\s]+")) {
            scopes.add(Arrays.stream(Basis.Scope.values())
                    .filter(each -> each.name().equals(word.toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("Please write " + SCOPE + ".")));
        }
        return scopes;
    }

    private static String something(String answer) {
        if (answer.isBlank()) {
            throw new IllegalArgumentException("Without it, it is no record.");
        }
        return answer;
    }
}
