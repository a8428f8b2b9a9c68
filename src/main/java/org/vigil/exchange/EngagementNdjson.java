package org.vigil.exchange;

import java.io.PrintWriter;
import org.vigil.engagement.EngagementLog;
import tools.jackson.databind.json.JsonMapper;

/** For programs that read line by line: one object a line. What is absent is null. */
final class EngagementNdjson implements EngagementPrinter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintWriter out;

    EngagementNdjson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(EngagementLog.Entry entry) {
        out.write(JSON.writeValueAsString(EngagementLine.of(entry)) + "\n");
    }

    @Override
    public void close() {
        out.flush();
    }
}
