package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.testing.RealServer;

class StartedServerTest {
    @TempDir
    Path folder;

    /** Patient enough to make a cluster; how long the one that fails is waited for is as long. */
    @Test
    void aPortThatSomebodyElseTookMeanwhileIsReplaced() throws Exception {
        DataFolder data = new DataFolder(Files.createDirectory(folder.resolve("data")));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int free = RealServer.freePort();
            Iterator<Integer> ports = List.of(taken.getLocalPort(), free).iterator();
            StartedServer server = StartedServer.start(data, ports::next, Duration.ofSeconds(8));
            try {
                assertThat(server.port()).isEqualTo(free);
            } finally {
                server.stop();
            }
        }
    }
}
