package org.vigil.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Another Vigil, in a process of its own: opens the database of a folder, keeps a row in it, and waits to be killed. */
final class OpensAndWaits {
    static final String READY = "ready";

    private OpensAndWaits() {}

    public static void main(String[] args) throws IOException {
        Database database = Database.open(Path.of(args[0]), Map.of());
        database.jdbc().sql("insert into campaign (id) values ('kept')").update();
        System.out.println(READY);
        int end = System.in.read();
        database.close();
        System.exit(end);
    }

    static Process start(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpensAndWaits.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = process.inputReader().readLine();
        if (!READY.equals(said)) {
            throw new IOException("the other Vigil said " + said);
        }
        return process;
    }
}
