package org.vigil.followers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;

/**
 * What 20,000 visitors cost, without any copy kept on the way. No test: its name keeps it out of {@code mvn verify}. Run it
 * with {@code mvn test -Dquick= -Dtest=FollowersMeasure}.
 */
@ExtendWith(TestDatabase.class)
class FollowersMeasure {
    private static final int REQUESTS = 20_000;
    private static final int AT_ONCE = 8;

    private final PublicWorld followers;

    FollowersMeasure(Database database) {
        this.followers = new PublicWorld(database);
    }

    @Test
    void twentyThousandViews() throws Exception {
        try (followers) {
            followers.serve();
            for (String path : List.of(
                    "/days/vigil/anna",
                    "/days/vigil/anna.svg",
                    "/days/vigil/anna.json",
                    "/c/vigil",
                    "/c/vigil/anna?lang=fa",
                    "/feeds/vigil.atom",
                    "/c/vigil/nobody")) {
                measure(path, "");
            }
            String tag =
                    followers.get("/c/vigil/anna").headers().firstValue("ETag").orElseThrow();
            measure("/c/vigil/anna", tag);
        }
    }

    /** Vigil's time goes on ten times as fast, so that what is made anew with time is made ten times as often. */
    private Future<?> hurry(ExecutorService visitors) {
        return visitors.submit(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                followers.later(Duration.ofSeconds(1));
            }
        });
    }

    private void measure(String path, String tag) throws Exception {
        try (ExecutorService visitors = Executors.newFixedThreadPool(AT_ONCE + 1)) {
            view(path, tag, REQUESTS / 20);
            Future<?> time = hurry(visitors);
            long begin = System.nanoTime();
            List<Future<long[]>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(visitors.submit((Callable<long[]>) () -> view(path, tag, REQUESTS / AT_ONCE)));
            }
            List<long[]> each = new ArrayList<>();
            for (Future<long[]> future : all) {
                each.add(future.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            time.cancel(true);
            long[] sorted = each.stream().flatMapToLong(Arrays::stream).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "%s%s: %d requests, %.0f a second, median %.2f ms, 95 %% %.2f ms, 99 %% %.2f ms%n",
                    path,
                    tag.isEmpty() ? "" : " (304)",
                    sorted.length,
                    sorted.length / seconds,
                    sorted[sorted.length / 2] / 1e6,
                    sorted[sorted.length * 95 / 100] / 1e6,
                    sorted[sorted.length * 99 / 100] / 1e6);
        }
    }

    private long[] view(String path, String tag, int times) throws Exception {
        long[] took = new long[times];
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + followers.port() + path));
            HttpRequest asked = tag.isEmpty()
                    ? request.build()
                    : request.header("If-None-Match", tag).build();
            for (int i = 0; i < times; i++) {
                long begin = System.nanoTime();
                HttpResponse<byte[]> answer = http.send(asked, HttpResponse.BodyHandlers.ofByteArray());
                took[i] = System.nanoTime() - begin;
                assertThat(answer.statusCode()).isEqualTo(!tag.isEmpty() ? 304 : path.endsWith("nobody") ? 404 : 200);
            }
        }
        return took;
    }
}
