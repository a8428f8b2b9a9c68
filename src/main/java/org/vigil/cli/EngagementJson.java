package org.vigil.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.vigil.engagement.EngagementLog;
import org.vigil.network.Network;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** For programs: an array of one object a post. What is absent is null. */
final class EngagementJson implements EngagementPrinter {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    /** The fields in the order in which they are written. */
    private record Line(
            String campaign,
            String profile,
            String account,
            @Nullable String network,
            String publishedAt,
            @Nullable String url,
            @Nullable String observedAt,
            @Nullable Long likes,
            @Nullable Long reposts,
            @Nullable Long replies,
            @Nullable Long quotes,
            @Nullable Long views,
            boolean simulated) {

        static Line of(EngagementLog.Entry entry) {
            Network network = entry.network();
            return new Line(
                    entry.campaign().value(),
                    entry.profile().value(),
                    entry.account().value(),
                    network == null ? null : network.word(),
                    entry.publishedAt().toString(),
                    entry.url(),
                    entry.observedAt() == null ? null : entry.observedAt().toString(),
                    entry.counts().likes(),
                    entry.counts().reposts(),
                    entry.counts().replies(),
                    entry.counts().quotes(),
                    entry.counts().views(),
                    entry.simulated());
        }
    }

    private final PrintWriter out;
    private final JsonGenerator json;

    EngagementJson(PrintWriter out) {
        this.out = out;
        this.json = JSON.createGenerator(out);
        json.writeStartArray();
    }

    @Override
    public void print(EngagementLog.Entry entry) {
        json.writePOJO(Line.of(entry));
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.close();
        out.println();
        out.flush();
    }
}
