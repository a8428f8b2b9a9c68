package org.vigil.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.ConsentDesk;
import org.vigil.delivery.ConsentState;
import org.vigil.delivery.Consents;
import org.vigil.delivery.Signatures;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says for whom a consent is recorded or a reason signed, for whom one is missing, and who took it back. Never who gave it. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what is recorded, what is missing and what was revoked. It does not say who gave it.")
final class ConsentList implements Callable<Integer> {
    @ParentCommand
    private @Nullable ConsentCommand parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        ConsentCommand command = Optional.ofNullable(parent).orElseThrow();
        Commands context = Commands.of(command.vigil(), spec);
        return command.with((node, desk) -> list(context, node));
    }

    private static int list(Commands context, Node node) {
        Consents consents = new Consents(node.database().jdbc());
        Map<ProfileId, Consents.Row> recorded =
                consents.inForce().stream().collect(Collectors.toMap(Consents.Row::profile, Function.identity()));
        Map<ProfileId, Consents.Revoked> revoked =
                consents.revoked().stream().collect(Collectors.toMap(Consents.Revoked::profile, Function.identity()));
        Map<ProfileId, Profile> roll = RollOnDisk.read(context.vigil().folder()).profiles().stream()
                .collect(Collectors.toMap(Profile::id, Function.identity(), (a, b) -> a));
        TreeSet<ProfileId> all = new TreeSet<>(recorded.keySet());
        all.addAll(revoked.keySet());
        roll.values().stream()
                .filter(profile -> profile.basis().begins().isPresent())
                .map(Profile::id)
                .forEach(all::add);
        Map<ProfileId, List<Signatures.Signature>> signatures =
                new Signatures(node.database().jdbc()).inForce();
        all.forEach(id -> context.out()
                .println("%-28s  %s"
                        .formatted(
                                id,
                                words(
                                        revoked.get(id),
                                        recorded.get(id),
                                        Optional.ofNullable(roll.get(id)),
                                        signatures.getOrDefault(id, List.of())))));
        if (all.isEmpty()) {
            context.out().println("No profile names a consent or a reason, and no consent is recorded.");
        }
        return 0;
    }

    private static String words(
            Consents.@Nullable Revoked revoked,
            Consents.@Nullable Row recorded,
            Optional<Profile> profile,
            List<Signatures.Signature> signatures) {
        return switch (ConsentState.of(profile, revoked, recorded == null ? null : recorded.what(), signatures)) {
            case ConsentState.Revoked taken ->
                "REVOKED on " + Moments.said(taken.at()) + ": nothing is said, whatever the file says";
            case ConsentState.Signed reason ->
                signed(reason, profile.map(Profile::id).orElseThrow());
            case ConsentState.NotRecorded none ->
                "not recorded: sandbox accounts only until ./vigil consent record "
                        + profile.map(Profile::id).map(ProfileId::value).orElse("ID");
            case ConsentState.Recorded here -> recorded(here, profile);
        };
    }

    private static String recorded(ConsentState.Recorded recorded, Optional<Profile> profile) {
        String here = "recorded: " + ConsentDesk.words(recorded.here());
        return profile.map(Profile::basis)
                .map(basis -> basis instanceof Basis.Consent agreed
                        ? agreed.equals(recorded.here())
                                ? here
                                : here + "; with the file: " + both(agreed.narrowedTo(recorded.here()))
                        : here + "; the file names no consent")
                .orElse(here + "; there is no such profile");
    }

    private static String signed(ConsentState.Signed reason, ProfileId id) {
        List<String> by = reason.by();
        String names = by.isEmpty() ? "by nobody" : "by " + String.join(" and ", by);
        return reason.isEnough()
                ? "a stated reason, signed " + names
                : "a stated reason, signed " + names + ": sandbox accounts only until two have: ./vigil consent sign "
                        + id;
    }

    private static String both(Basis.Consent both) {
        return both.scope().isEmpty() ? "nothing" : ConsentDesk.words(both);
    }

    static boolean isRevoked(Node node, ProfileId id) {
        List<Consents.Revoked> revoked = new Consents(node.database().jdbc()).revoked();
        return revoked.stream().anyMatch(each -> each.profile().equals(id));
    }
}
