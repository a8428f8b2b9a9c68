package org.vigil.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.ConsentDesk;
import org.vigil.delivery.Consents;
import org.vigil.node.Node;
import org.vigil.operator.Audit;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the consents of a person, and who gave them only to who asks for that on purpose. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what was agreed and when. Asks before it prints who gave it; that somebody looked is written down."
        })
final class ConsentShow implements Callable<Integer> {
    @ParentCommand
    private @Nullable ConsentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id.")
    private String id = "";

    @Override
    public Integer call() {
        ConsentCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        ProfileId profile = ConsentCommand.id(id);
        return command.with((node, desk) -> show(command, context, node, desk, profile));
    }

    private int show(ConsentCommand command, Commands context, Node node, ConsentDesk desk, ProfileId id) {
        List<Consents.Row> all = new Consents(node.database().jdbc()).of(id);
        if (ConsentList.isRevoked(node, id)) {
            context.out().println(id + ": REVOKED. Nothing is said, whatever the file says.");
        }
        if (all.isEmpty()) {
            throw new Failure(
                    Vigil.PROBLEMS, "No consent was recorded for " + id + ". See: ./vigil consent record " + id);
        }
        all.forEach(row -> context.out().println(line(row)));
        if (!command.questions(context.out()).yes("Show who gave it, and how to reach them, on this screen?")) {
            return 0;
        }
        new Audit(node.database().jdbc()).record(who.name(), "look at consent", id.value(), null);
        all.forEach(row -> context.out().println(row.record() + ": " + giver(desk.giver(row))));
        return 0;
    }

    private static String line(Consents.Row row) {
        return row.record() + ": " + ConsentDesk.words(row.what()) + ". Recorded by " + row.recordedBy() + " on "
                + Moments.said(row.recordedAt()) + (row.ended() == null ? ", in force" : ", " + row.ended());
    }

    private static String giver(Optional<ConsentDesk.Giver> giver) {
        return giver.map(known -> "given by " + known.by() + "; by " + known.channel()
                        + (known.contact().isEmpty() ? "; no contact is kept" : "; reached by " + known.contact()))
                .orElse("who gave it is not kept here: it was erased, or this database came from a backup without it");
    }
}
