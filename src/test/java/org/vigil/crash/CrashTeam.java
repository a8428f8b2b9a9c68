package org.vigil.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.vigil.Main;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.testing.LedgerServer;
import org.vigil.testing.Signed;
import picocli.CommandLine;

/**
 * A made-up team's folder that keeps Vigil busy: many accounts on ledger servers, a slot every minute, half of the accounts
 * with single posts and half with threads of three parts. All people are invented.
 */
final class CrashTeam {
    static final List<String> CAMPAIGNS = List.of("singles", "threads");
    static final int PARTS = 3;

    private static final List<String> FIRST = List.of("Ada", "Bela", "Çelik", "Dao", "Émile", "Fatou", "Ömer", "Zoë");
    private static final List<String> LAST =
            List.of("Ejemplo", "Beispiel", "Exemple", "Örnek", "Примерова", "Voorbeeld", "Přikladová", "O'Sample");

    private final Path folder;
    private final List<LedgerServer> servers;
    private final int accounts;
    private final int slots;

    /**
     * @param accounts of each campaign
     * @param slots how many minutes, each with one post on each account
     */
    CrashTeam(Path folder, List<LedgerServer> servers, int accounts, int slots) {
        this.folder = folder;
        this.servers = servers;
        this.accounts = accounts;
        this.slots = slots;
    }

    Path folder() {
        return folder;
    }

    int planned() {
        return CAMPAIGNS.size() * accounts * slots;
    }

    /**
     * Writes the files, keeps the secrets and starts the campaigns.
     *
     * @param environment names the database, where it is not the folder's own
     * @return when the first slot is due
     */
    Instant found(Map<String, String> environment) throws IOException {
        prepare(environment);
        return begin(environment, List.of(folder));
    }

    /** Writes all files but the schedules, and keeps the secrets: a Vigil can run with that and has nothing to do. */
    void prepare(Map<String, String> environment) throws IOException {
        LocalDate date = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        write(
                "accounts.yaml",
                "accounts:\n" + CAMPAIGNS.stream().map(this::accounts).collect(Collectors.joining()));
        signed("templates/singles/prisoner.en.txt", SINGLE);
        signed("templates/threads/prisoner.en.txt", THREAD);
        for (int person = 0; person < slots; person++) {
            write("profiles/" + person(person) + ".yaml", profile(person, date));
        }
        secrets(environment);
    }

    /**
     * Writes the schedules and starts the campaigns.
     *
     * @param folders the team's folder, and copies of it, which know a schedule before it is in force
     * @return when the first slot is due
     */
    Instant begin(Map<String, String> environment, List<Path> folders) throws IOException {
        Instant first = Instant.now()
                .plus(Duration.ofSeconds(45))
                .truncatedTo(ChronoUnit.MINUTES)
                .plus(1, ChronoUnit.MINUTES);
        ZoneId zone = whereItIsNoon(first);
        LocalDate date = LocalDate.ofInstant(first, zone);
        for (String campaign : CAMPAIGNS) {
            for (Path each : folders) {
                write(each.resolve("schedules/" + campaign + ".yaml"), schedule(campaign, first, zone, date));
            }
        }
        for (String campaign : CAMPAIGNS) {
            start(campaign, environment);
        }
        return first;
    }

    /** Its accounts are no sandboxes, and take only what a native reader has signed. */
    private void signed(String path, String text) throws IOException {
        write(path, Signed.template(path, text));
    }

    /** Where no midnight is near, so that the run has one date. */
    private static ZoneId whereItIsNoon(Instant now) {
        int east = 12 - now.atOffset(ZoneOffset.UTC).getHour();
        return ZoneId.of("Etc/GMT" + (east > 0 ? "-" : "+") + Math.abs(east));
    }

    private static final String SINGLE = """
            Day {{day}}: {{name}}. {{#count}}{{count}}{{/count}} & not forgotten: "free {{name}}" <now>.
            {{#source}}{{source}}{{/source}}

            {{hashtags}}
            """;

    private static final String THREAD = IntStream.rangeClosed(1, PARTS)
            .mapToObj(part -> "Part " + part + " of what we say of {{name}} on day {{day}}. "
                    + "It is long, so that no two of them fit into one post. ".repeat(5))
            .collect(Collectors.joining("\n\n", "", "{{#count}}{{count}}{{/count}}. {{hashtags}}\n"));

    private String accounts(String campaign) {
        return IntStream.range(0, accounts)
                .mapToObj(i -> "  - { name: %s, network: mastodon, server: \"%s\", language: en, threads: %s }\n"
                        .formatted(account(campaign, i), server(i).uri(), campaign.equals("threads")))
                .collect(Collectors.joining());
    }

    private LedgerServer server(int account) {
        return servers.get(account % servers.size());
    }

    static String account(String campaign, int i) {
        return String.format(Locale.ROOT, "%s-%03d", campaign, i);
    }

    private String schedule(String campaign, Instant first, ZoneId zone, LocalDate date) {
        List<String> times = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            times.add("{ id: s%d, at: \"%s\" }"
                    .formatted(
                            slot,
                            first.plus(slot, ChronoUnit.MINUTES).atZone(zone).toLocalTime()));
        }
        return """
                campaign: %s
                name: "#%s"
                from: %s
                to: %s
                zone: %s
                slots: [%s]
                roll: { listed: [%s] }
                rotation: listed
                accounts: [%s]
                templates: %s
                hashtags: ["#Free%s"]
                late_window: 6h
                spread: 1m
                approval: none
                """.formatted(
                campaign,
                campaign,
                date,
                date,
                zone,
                String.join(", ", times),
                IntStream.range(0, slots).mapToObj(CrashTeam::person).collect(Collectors.joining(", ")),
                IntStream.range(0, accounts).mapToObj(i -> account(campaign, i)).collect(Collectors.joining(", ")),
                campaign,
                campaign);
    }

    static String person(int person) {
        return "person-" + person;
    }

    private static String profile(int person, LocalDate date) {
        String name = FIRST.get(person % FIRST.size()) + " " + LAST.get(person / FIRST.size() % LAST.size());
        return """
                id: %s
                kind: prisoner
                names: { en: "%s" }
                zone: Asia/Baku
                held_by: AZ
                pronoun: they
                custody: [{ kind: detention, from: %s, confirmed: %s }]
                sources: [{ title: A report, publisher: A newspaper, date: %s, link: "https://example.org/reports/2026/about-%s" }]
                basis: { consent: { given: %s, scope: [name] } }
                """.formatted(
                        person(person),
                        name,
                        date.minusDays(400 + person),
                        date.minusDays(2),
                        date.minusDays(3),
                        person(person),
                        date.minusDays(30));
    }

    private void write(String path, String text) throws IOException {
        write(folder.resolve(path), text);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void secrets(Map<String, String> environment) {
        try (Database database = Database.open(folder, environment)) {
            AccountSecrets secrets = new AccountSecrets(database, KeyFile.of(folder, environment));
            database.jdbc()
                    .sql(
                            "insert into consent (profile, scope, given, recorded_by)"
                                    + " select 'person-' || n, '{name}', '2020-01-01', 'Tester' from generate_series(0, :last) n")
                    .param("last", slots - 1)
                    .update();
            database.jdbc()
                    .sql("insert into family_letter (profile, language, digest, written_by, written_at)"
                            + " select profile, 'en', '', 'Tester', now() - interval '1 hour' from consent")
                    .update();
            database.jdbc()
                    .sql("insert into family_answer (profile, answer, recorded_by)"
                            + " select profile, 'yes', 'Tester' from consent")
                    .update();
            for (String campaign : CAMPAIGNS) {
                for (int i = 0; i < accounts; i++) {
                    String name = account(campaign, i);
                    secrets.put(new AccountName(name), Map.of("access_token", "token-of-" + name));
                    server(i).account(name, "token-of-" + name);
                }
            }
        }
    }

    /** As somebody of the team does it. */
    private void start(String campaign, Map<String, String> environment) {
        StringWriter said = new StringWriter();
        CommandLine vigil = Main.commandLine(
                        environment, InstantSource.system(), new BufferedReader(new StringReader(campaign + "\n")))
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said));
        int code = vigil.execute("-C", folder.toString(), "start", campaign, "--as", "Tester");
        if (code != 0) {
            throw new IllegalStateException("the campaign was not started: " + said);
        }
    }
}
