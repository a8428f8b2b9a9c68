package org.vigil.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.Delivery;
import org.vigil.replay.Replay;

/** Shows how the replay goes on: a bar on a terminal, a line a campaign elsewhere. */
final class DemoProgress implements Replay.Listener {
    /** The launcher says whether standard error is a terminal: Java cannot tell before version 22. */
    private static final boolean TERMINAL = Boolean.getBoolean("vigil.terminal");

    /** Short, for the line has to fit a terminal of 80 columns. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** What every terminal has. */
    private static final int WIDTH = 79;

    private final PrintWriter err;
    private @Nullable ProgressBar bar;

    DemoProgress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void begins(Campaign campaign, int slots) {
        close();
        err.println("Replaying " + campaign.name() + " (simulated): " + slots + " slots");
        if (TERMINAL) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(slots)
                    .setStyle(ProgressBarStyle.ASCII)
                    .hideEta() // what it says of the day needs the room
                    .setConsumer(new DelegatingProgressBarConsumer(this::draw, WIDTH))
                    .build();
        }
    }

    @Override
    public void slot(Campaign campaign, LocalDate date, List<Delivery> published) {
        if (bar != null) {
            String who = published.stream()
                    .map(post -> post.profile().value())
                    .distinct()
                    .collect(Collectors.joining(", "));
            String where =
                    published.stream().map(post -> post.account().value()).collect(Collectors.joining(" "));
            bar.setExtraMessage(" " + DAY.format(date) + " " + (who.isEmpty() ? "nobody" : who + " " + where));
            bar.step();
        }
    }

    @Override
    public void withdrawn(Campaign campaign, LocalDate date, List<Delivery> withdrawn) {
        if (bar != null) {
            bar.setExtraMessage(" " + DAY.format(date) + " withdrawn: "
                    + withdrawn.getFirst().profile());
        }
    }

    /** Over the line that stands there. */
    private void draw(String line) {
        err.print("\r" + line);
        err.flush();
    }

    /** Ends the bar that is on the screen. */
    void close() {
        if (bar != null) {
            bar.close();
            bar = null;
            err.println();
        }
    }
}
