package org.vigil.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.ConsentDesk;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Compares a later claim with what the audit keeps of a consent. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Asks who is said to have given a consent, and says whether the audit's digest agrees, even after it was erased.",
            "Ends with 1 where no recorded consent agrees."
        })
final class ConsentCheck implements Callable<Integer> {
    @ParentCommand
    private @Nullable ConsentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The profile's id.")
    private String id = "";

    @Override
    public Integer call() {
        ConsentCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        ProfileId profile = ConsentCommand.id(id);
        return command.with((node, desk) -> {
            String by = command.questions(context.out())
                    .ask("Who is said to have given it? (spelled as it was recorded)", answer -> answer);
            List<ConsentDesk.Compared> compared = desk.compare(profile, by);
            if (compared.isEmpty()) {
                throw new Failure(Vigil.PROBLEMS, "No consent was ever recorded for " + profile + ".");
            }
            compared.forEach(each -> context.out().println(words(each)));
            return compared.stream().anyMatch(each -> each.matches().orElse(false)) ? 0 : Vigil.PROBLEMS;
        });
    }

    private static String words(ConsentDesk.Compared compared) {
        String which = compared.consent().record() + " ("
                + ConsentDesk.words(compared.consent().what()) + "): ";
        return which
                + compared.matches()
                        .map(same -> same ? "given by that person, as recorded" : "not by a person of that name")
                        .orElse("cannot be compared: what the digest was made with is not in this database");
    }
}
