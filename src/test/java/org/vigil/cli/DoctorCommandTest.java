package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vigil.Main;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DoctorCommandTest {
    private static final String SECRET = "sesame-4711";

    private final Map<String, String> environment = new HashMap<>(TestDatabase.environment());
    private final Path folder;

    DoctorCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private String doctor(int code, String... options) {
        StringWriter out = new StringWriter();
        String[] all = new String[options.length + 3];
        all[0] = "--dir";
        all[1] = folder.toString();
        all[2] = "doctor";
        System.arraycopy(options, 0, all, 3, options.length);
        int was = Main.commandLine(environment, InstantSource.system(), new BufferedReader(Reader.nullReader()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all);
        assertThat(was).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    @Test
    void itIsOnePageForPeopleAndForPrograms() {
        try (Database database = Database.open(folder, environment)) {
            new AccountSecrets(database, KeyFile.of(folder, environment))
                    .replace(new AccountName("x"), Map.of("token", SECRET));
        }
        // The tests' database is fast and careless, which is just what the doctor is there to find.
        String page = doctor(Vigil.PROBLEMS);
        assertThat(page)
                .contains("WRONG  database", "fsync OFF", "well   clock", "well   files", "well   plan", "Wrong: 1.")
                .doesNotContain(SECRET);
        JsonNode json = new JsonMapper().readTree(doctor(Vigil.PROBLEMS, "--format", "json"));
        assertThat(json.path("well").asBoolean()).isFalse();
        assertThat(json.path("findings")
                        .valueStream()
                        .map(each -> each.path("area").asString()))
                .contains("database", "clock", "disk", "files", "run", "accounts", "plan", "deliveries");
        assertThat(json.path("findings").get(0).path("facts").path("fsync").asBoolean(true))
                .isFalse();
    }

    @Test
    void whereTheDatabaseIsAwayItSaysThatAndTheRest() {
        environment.put("VIGIL_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/vigil");
        assertThat(doctor(Vigil.FAILED)).contains("WRONG  database", "does not answer", "disk");
    }
}
