package org.vigil.exchange;

import java.io.PrintWriter;
import org.vigil.engagement.EngagementLog;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** For programs: an array of one object a post. What is absent is null. */
final class EngagementJson implements EngagementPrinter {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final PrintWriter out;
    private final JsonGenerator json;

    EngagementJson(PrintWriter out) {
        this.out = out;
        this.json = JSON.createGenerator(out);
        json.writeStartArray();
    }

    @Override
    public void print(EngagementLog.Entry entry) {
        json.writePOJO(EngagementLine.of(entry));
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.close();
        out.println();
        out.flush();
    }
}
