package org.vigil.console;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.vigil.delivery.Delivery;
import org.vigil.exchange.Harmless;

/** Deliveries for spreadsheets: moments in UTC, dates as the campaign's clocks have them. What is absent is an empty cell. */
final class DeliveryCsv {
    private static final Object[] COLUMNS = {
        "number",
        "date",
        "due_at",
        "campaign",
        "profile",
        "kind",
        "account",
        "state",
        "why",
        "url",
        "published_at",
        "simulated"
    };

    private final CSVPrinter csv;
    private final Sight sight;

    DeliveryCsv(Writer out, Sight sight) throws IOException {
        this.sight = sight;
        this.csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(COLUMNS);
    }

    void print(List<Delivery> deliveries) throws IOException {
        for (Delivery each : deliveries) {
            csv.printRecord(
                    each.id(),
                    each.date(),
                    each.dueAt(),
                    each.campaign(),
                    each.profile(),
                    each.kind().word(),
                    each.account(),
                    each.state().word(),
                    harmless(sight.why(each.why())),
                    harmless(each.url()),
                    each.publishedAt(),
                    each.simulated());
        }
        csv.flush();
    }

    private static @Nullable String harmless(@Nullable String cell) {
        return cell == null ? null : Harmless.write(cell);
    }
}
