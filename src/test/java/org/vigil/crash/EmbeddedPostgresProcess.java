package org.vigil.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;
import org.vigil.database.Database;

/** The PostgreSQL that Vigil has started in a team's folder, looked at from outside. */
record EmbeddedPostgresProcess(Path folder) {
    private static final int PORT_LINE = 3;

    /** Connects anew for each statement, since the server may be another one by then. */
    Database database() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(lines().get(PORT_LINE).strip())});
        source.setDatabaseName("postgres");
        source.setCurrentSchema("vigil");
        source.setUser("postgres");
        source.setPassword(Files.readString(data().resolve("database.password")).strip());
        return Database.over(source);
    }

    /** SIGKILL to the server; its children see that it is gone and end. */
    void kill() {
        process().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Ends it cleanly with "INT", at once with "QUIT"; does not start it again. */
    void signal(String name) {
        process().ifPresent(process -> VigilProcess.signal(name, process.pid()));
    }

    /** SIGKILL to one process that serves a session of Vigil: the server then ends all sessions and recovers. */
    void killOneSession() throws IOException {
        long session = database()
                .jdbc()
                .sql("select pid from pg_stat_activity where application_name = 'vigil' order by random() limit 1")
                .query(Long.class)
                .single();
        VigilProcess.signal("KILL", session);
    }

    private Optional<ProcessHandle> process() {
        try {
            Path data = data();
            return ProcessHandle.of(Long.parseLong(lines().getFirst().strip()))
                    .filter(process -> runsFrom(data, process));
        } catch (IOException | NumberFormatException gone) {
            return Optional.empty();
        }
    }

    private static boolean runsFrom(Path data, ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).startsWith(data))
                .isPresent();
    }

    private List<String> lines() throws IOException {
        List<String> lines = Files.readAllLines(data().resolve("postgres").resolve("postmaster.pid"));
        if (lines.size() <= PORT_LINE) {
            throw new IOException("the server is starting");
        }
        return lines;
    }

    private Path data() throws IOException {
        return folder.toRealPath().resolve("data");
    }
}
