package org.vigil.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.CorrectionState;
import org.vigil.delivery.Corrections;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import org.vigil.delivery.HandedOut;
import org.vigil.delivery.Removals;
import org.vigil.delivery.Reposts;
import org.vigil.node.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what became of every post on every account, and why. */
@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = {
            "What became of every post on every account, and why.",
            "With a number: all of one, its words, its corrections, its removal. Example: ./vigil deliveries 12"
        })
public final class DeliveriesCommand implements Callable<Integer> {
    private static final String HEADINGS = String.format(
            Locale.ROOT,
            "%6s  %-10s  %-20s  %-28s  %-18s  %-17s  %s",
            "number",
            "date",
            "campaign",
            "profile",
            "account",
            "state",
            "where it is, or why");

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--campaign", paramLabel = "CAMPAIGN", description = "Only this campaign.")
    private @Nullable String campaign;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only these: planned, held, due, sending, settling, uncertain, published, published_in_part,"
                    + " refused, missed or withdrawn.")
    private @Nullable DeliveryState state;

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "Only this one, and all of it.")
    private @Nullable Long number;

    @Option(names = "--corrections", description = "What was corrected: what was wrong and what was said.")
    private boolean corrections;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            if (number != null) {
                new DeliveryStory(node, context.out())
                        .tell(PostArgument.find(node, number.toString()).delivery());
                return 0;
            }
            if (corrections) {
                CorrectionList.print(
                        context.out(), new Corrections(node.database().jdbc()).all());
                return 0;
            }
            Map<Long, String> changes = changes(node);
            Deliveries deliveries = new Deliveries(node.database().jdbc());
            List<Delivery> ofCampaign = deliveries.all().stream()
                    .filter(delivery ->
                            campaign == null || delivery.campaign().value().equals(campaign))
                    .toList();
            List<Delivery> found = ofCampaign.stream()
                    .filter(delivery -> state == null || delivery.state() == state)
                    .toList();
            if (!found.isEmpty()) {
                context.out().println(HEADINGS);
            }
            found.forEach(delivery -> context.out().println(line(delivery, changes)));
            RepostList.print(
                    context.out(),
                    new Reposts(node.database().jdbc())
                            .all().stream()
                                    .filter(repost -> ofCampaign.stream()
                                            .anyMatch(delivery -> delivery.id() == repost.delivery()))
                                    .filter(repost -> state == null
                                            || repost.state().word().equals(state.word()))
                                    .toList());
            Map<DeliveryState, Long> sums = deliveries.sums();
            if (sums.values().stream().allMatch(sum -> sum == 0)) {
                context.out()
                        .println(
                                "Nothing is planned yet: a campaign gets its posts when it starts. See: ./vigil start");
                return 0;
            }
            context.out()
                    .println("In all campaigns: "
                            + sums.entrySet().stream()
                                    .filter(sum -> sum.getValue() > 0)
                                    .map(sum ->
                                            sum.getValue() + " " + sum.getKey().words())
                                    .collect(Collectors.joining(", ", "", ""))
                            + " = "
                            + sums.values().stream().mapToLong(Long::longValue).sum() + " deliveries");
            return 0;
        });
    }

    /** What happened to posts after they had gone out, by their number. */
    private static Map<Long, String> changes(Node node) {
        Map<Long, String> changes = new HashMap<>();
        new Corrections(node.database().jdbc())
                .all().stream()
                        .filter(correction -> correction.state() == CorrectionState.DONE)
                        .forEach(correction -> changes.put(correction.delivery(), "corrected"));
        new HandedOut(node.database().jdbc()).all().forEach(words -> changes.put(words.delivery(), words.said()));
        new Removals(node.database().jdbc()).all().forEach(removal -> changes.put(removal.delivery(), removal.words()));
        return changes;
    }

    private static String line(Delivery delivery, Map<Long, String> changes) {
        String change = changes.get(delivery.id());
        String more = delivery.why() != null ? delivery.why() : delivery.url() != null ? delivery.url() : "";
        return String.format(
                        Locale.ROOT,
                        "%6d  %s  %-20s  %-28s  %-18s  %-17s  %s%s%s",
                        delivery.id(),
                        delivery.date(),
                        delivery.campaign(),
                        delivery.about(),
                        delivery.account(),
                        delivery.state().words(),
                        more,
                        change == null ? "" : "  (" + change + ")",
                        delivery.simulated() ? "  (simulated)" : "")
                .stripTrailing();
    }
}
