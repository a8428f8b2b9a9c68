package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;

/** Files come in a few at a time: whoever sends slowly, or many at once, does not fill the memory. */
@ExtendWith(TestDatabase.class)
class UploadDoorTest {
    private static final String PATH = "/people/import";
    private static final String BUSY = PATH + "?done=upload-busy";
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();

    private final ConsoleWorld console;
    private final List<Socket> slow = new ArrayList<>();

    UploadDoorTest(Database database) {
        console = new ConsoleWorld(database);
        console.world.onDisk();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : slow) {
            socket.close();
        }
        console.close();
    }

    /** Says how much it will send, and sends next to nothing of it. */
    private void begin(Browser who) throws IOException {
        Socket socket = new Socket("127.0.0.1", console.port());
        slow.add(socket);
        socket.getOutputStream()
                .write(("POST " + PATH + " HTTP/1.1\r\nHost: 127.0.0.1:" + console.port()
                                + "\r\nCookie: vigil=" + who.cookies().get("vigil")
                                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n--x\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static HttpResponse<String> send(Browser who) {
        return who.upload(
                PATH,
                PATH,
                Map.of(),
                new Browser.FilePart("list", "a.csv", "text/csv", "Name\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isBusy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").filter(BUSY::equals).isPresent();
    }

    /** The server reads what comes in its own time. */
    private static boolean becomes(Browser who, Predicate<HttpResponse<String>> state) {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (System.nanoTime() < end) {
            if (state.test(send(who))) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    @Test
    void threeComeInAtATimeAndAFourthIsToldSo() throws IOException {
        try (Browser one = console.as("Ed", Role.EDITOR);
                Browser other = console.as("Una", Role.EDITOR)) {
            begin(one);
            begin(one);
            for (int i = 0; i < 5; i++) {
                assertThat(isBusy(send(other))).as("one place of three is free").isFalse();
            }
            begin(one);
            assertThat(becomes(other, UploadDoorTest::isBusy)).isTrue();
            assertThat(other.get(BUSY).body()).contains("Nothing was taken: others are uploading at this moment.");
            assertThat(other.get("/people").statusCode())
                    .as("pages go on meanwhile")
                    .isEqualTo(200);

            slow.getLast().close();
            assertThat(becomes(other, answer -> !isBusy(answer)))
                    .as("the place of one that broke off is free again")
                    .isTrue();
        }
    }
}
