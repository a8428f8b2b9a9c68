package org.vigil.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.DeliveryState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what became of every post on every account, and why. */
@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = "What became of every post on every account, and why.")
public final class DeliveriesCommand implements Callable<Integer> {
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

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        return new NodeAccess(context.vigil()).with(node -> {
            Deliveries deliveries = new Deliveries(node.database().jdbc());
            List<Delivery> found = deliveries.all().stream()
                    .filter(delivery ->
                            campaign == null || delivery.campaign().value().equals(campaign))
                    .filter(delivery -> state == null || delivery.state() == state)
                    .toList();
            found.forEach(delivery -> context.out().println(line(delivery)));
            Map<DeliveryState, Long> sums = deliveries.sums();
            if (sums.values().stream().allMatch(sum -> sum == 0)) {
                context.out()
                        .println("Nothing is planned yet: a campaign gets its posts when it starts. See: vigil start");
                return 0;
            }
            context.out()
                    .println("In all: "
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

    private static String line(Delivery delivery) {
        String more = delivery.why() != null ? delivery.why() : delivery.url() != null ? delivery.url() : "";
        return String.format(
                        Locale.ROOT,
                        "%5d  %s  %-20s  %-28s  %-18s  %-17s  %s%s",
                        delivery.id(),
                        delivery.date(),
                        delivery.campaign(),
                        delivery.profile(),
                        delivery.account(),
                        delivery.state().words(),
                        more,
                        delivery.simulated() ? "  (simulated)" : "")
                .stripTrailing();
    }
}
