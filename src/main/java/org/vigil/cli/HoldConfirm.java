package org.vigil.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.HoldConfirmations;
import org.vigil.organisation.OrganisationId;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A partner confirms that it knows of a hold. */
@Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description =
                "Confirms, for the organisations that --as NAME acts for, that they know of the hold on a person.")
final class HoldConfirm implements Callable<Integer> {
    @ParentCommand
    private @Nullable Hold parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id.")
    private String id = "";

    @Override
    public Integer call() {
        Commands context = Commands.of(Optional.ofNullable(parent).orElseThrow().vigil(), spec);
        ProfileId person = ConsentCommand.id(id);
        return new NodeAccess(context.vigil()).with(node -> {
            List<OrganisationId> knowing =
                    new HoldConfirmations(node.database(), node.files()).confirm(person, who.name());
            if (knowing.isEmpty()) {
                throw new Failure(
                        Vigil.PROBLEMS,
                        "Nothing was confirmed: " + who.name() + " acts for no organisation that has a hold on "
                                + person
                                + " to confirm. Who acts for which stands in organisations.yaml; say who you are with --as"
                                + " NAME.");
            }
            context.out()
                    .println("Confirmed: "
                            + knowing.stream().map(OrganisationId::value).collect(Collectors.joining(", "))
                            + " knows that nothing is said of " + person + ".");
            return 0;
        });
    }
}
