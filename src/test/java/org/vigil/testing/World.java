package org.vigil.testing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.campaign.CampaignId;
import org.vigil.database.Database;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Deliveries;
import org.vigil.delivery.Delivery;
import org.vigil.delivery.Desk;
import org.vigil.delivery.ReasonDesk;
import org.vigil.network.Connectors;
import org.vigil.network.Limits;
import org.vigil.network.Network;
import org.vigil.network.TextMeasures;
import org.vigil.node.Node;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;
import org.vigil.source.FileOnDisk;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/**
 * A small world: invented prisoners, a family and a group, a campaign on fake networks, and a node over a database. Its
 * Monday is 5 January 2026, when London's clocks show UTC; the campaign posts at nine on the account {@code x}, until Sunday.
 */
public final class World {
    public static final String ACCOUNTS = "accounts.yaml";
    public static final String CAMPAIGN = "schedules/vigil.yaml";
    public static final String TEMPLATE = "templates/vigil/prisoner.en.txt";
    public static final CampaignId VIGIL = new CampaignId("vigil");
    public static final Instant MONDAY_AT_SIX = Instant.parse("2026-01-05T06:00:00Z");
    public static final Instant MONDAY_AT_NINE = Instant.parse("2026-01-05T09:00:00Z");

    public final Database database;
    public final MutableClock clock = MutableClock.at(MONDAY_AT_SIX);
    public final FakeNetwork x = new FakeNetwork(Network.X, clock);
    public final FakeNetwork mastodon = new FakeNetwork(Network.MASTODON, clock);
    public final FakeNetwork sandbox = new FakeNetwork(Network.SANDBOX, clock);
    public final Node node;
    public final Deliveries deliveries;
    private final Path folder;
    private boolean consents = true;
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, SourceFile> photos = new TreeMap<>();
    private boolean unreviewed;

    public World(Database database) {
        this.database = database;
        this.folder = newFolder();
        this.node = another();
        this.deliveries = new Deliveries(database.jdbc());
        put(ACCOUNTS, """
                accounts:
                  - { name: x, network: x, language: en }
                  - { name: mastodon, network: mastodon, server: "https://mastodon.example", language: en, threads: true }
                  - { name: box, network: sandbox, imitates: mastodon, language: en }
                """);
        put(CAMPAIGN, """
                campaign: vigil
                name: "#Vigil"
                zone: Europe/London
                to: 2026-01-11
                slots: [{ id: morning, at: "09:00" }]
                roll: { listed: [anna, bela, cara] }
                rotation: fair
                accounts: [x]
                templates: vigil
                hashtags: ["#Vigil"]
                late_window: 6h
                approval: none
                """);
        put(TEMPLATE, "Day {{day}}: {{name}}. {{#count}}{{count}}{{/count}}\n\n{{hashtags}}\n");
        put(
                "templates/vigil/family.en.txt",
                "{{name}} waits for {{prisoner}}. {{#count}}{{count}}{{/count}}\n\n{{hashtags}}\n");
        put("templates/vigil/group.en.txt", "{{name}}{{#members}}: {{members}}{{/members}}.\n\n{{hashtags}}\n");
        prisoner("anna", "2025-01-05");
        prisoner("bela", "2025-06-01");
        prisoner("cara", "2024-02-29");
        prisoner("dana", "2024-10-01");
        put(profile("dana-family"), about("dana-family", "family", "speaks_for: dana"));
        put(profile("five"), about("five", "group", "members: [anna, dana]"));
        accept();
        for (String account : List.of("x", "mastodon", "box")) {
            secret(account, "right");
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "worlds")), "world")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One more node on the same database and networks. */
    public Node another() {
        return another(Duration.ZERO);
    }

    /** As {@link #another}, with a distance that late posts of an account keep. */
    public Node another(Duration catchUp) {
        return Node.over(database, clock, folder, Map.of("VIGIL_CATCH_UP", catchUp.toSeconds() + "s"), connectors());
    }

    /** The fake networks. */
    public Connectors connectors() {
        return new Connectors(List.of(x, mastodon, sandbox));
    }

    /** The team's folder, which has the key file in it and none of the files. */
    public Path folder() {
        return folder;
    }

    public void secret(String account, String token) {
        new AccountSecrets(database, KeyFile.of(folder, Map.of()))
                .replace(
                        new AccountName(account),
                        token.isEmpty()
                                ? Map.of()
                                : Map.of(FakeNetwork.TOKEN, token.equals("right") ? Secrets.OF_ACCOUNTS : token));
    }

    public static String profile(String id) {
        return "profiles/" + id + ".yaml";
    }

    private static String about(String id, String kind, String more) {
        return """
                id: ID
                kind: KIND
                names: { en: NAME Example }
                zone: Asia/Baku
                sources: [{ title: A report, publisher: A newspaper, date: 2026-01-01, link: "https://example.org/ID" }]
                basis: { consent: { given: 2025-12-01, scope: [name] } }
                MORE
                """.replace("ID", id)
                .replace("KIND", kind)
                .replace("NAME", Character.toTitleCase(id.charAt(0)) + id.substring(1))
                .replace("MORE", more);
    }

    /** Somebody in detention since a day, confirmed on Monday. */
    public World prisoner(String id, String since) {
        return put(
                profile(id),
                about(
                        id,
                        "prisoner",
                        "held_by: AZ\npronoun: she\ncustody: [{ kind: detention, from: " + since
                                + ", confirmed: 2026-01-05 }]"));
    }

    /** Somebody's photo, so many pixels wide, that may be shown. */
    public World photo(String id, int width) {
        String file = "profiles/photos/" + id + ".png";
        if (photos.put(file, new SourceFile(file, png(width))) == null) {
            edit(profile(id), "scope: [name", "scope: [name, photo");
            put(
                    profile(id),
                    text(profile(id)) + "photo: { file: " + file
                            + ", credit: A. Friend, licence: CC0, alt_text: { en: A woman at her desk } }\n");
        }
        return this;
    }

    public static byte[] png(int width) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file; it comes into force with {@link #accept}. */
    public World put(String path, String text) {
        files.put(path, text);
        return this;
    }

    /** As {@link #put}, of any bytes. */
    public World file(String path, byte[] bytes) {
        photos.put(path, new SourceFile(path, bytes));
        return this;
    }

    public String text(String path) {
        return Objects.requireNonNull(files.get(path), path);
    }

    public World remove(String path) {
        files.remove(path);
        return this;
    }

    /** Replaces in a file what stands in it. */
    public World edit(String path, String old, String changed) {
        String text = text(path);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(path + " has no " + old);
        }
        return put(path, text.replace(old, changed));
    }

    /** Why somebody may be shown is a reason that two people signed, and no consent. */
    public World signedReason(String person) {
        return edit(
                profile(person),
                "basis: { consent: { given: 2025-12-01, scope: [name] } }",
                "basis: { reason: A public campaign of the family, on: 2025-12-01, signed_by: [Ada, Ben] }");
    }

    /** Both whom {@link #signedReason} names have signed it, in whichever database. */
    public static void sign(Database database, String person) {
        Basis.StatedReason reason = new Basis.StatedReason(
                "A public campaign of the family",
                LocalDate.of(2025, 12, 1),
                List.of("Ada", "Ben"),
                Basis.StatedReason.USUAL_SCOPE);
        reason.signedBy().forEach(who -> new ReasonDesk(database).sign(new ProfileId(person), reason, who));
    }

    public World schedule(String old, String changed) {
        return edit(CAMPAIGN, old, changed);
    }

    /** A person's custody ends with a release on that day. */
    public World release(String id, String day) {
        return edit(
                profile(id),
                "confirmed: 2026-01-05 }]",
                "to: " + day + " }]\nevents: [{ kind: released, date: " + day + ", what: acquitted }]");
    }

    public World dies(String id, String day) {
        return release(id, day).edit(profile(id), "kind: released", "kind: died");
    }

    /** Texts of three parts on Mastodon, which takes 60 signs here. */
    public World threads() {
        mastodon.limits(new Limits(
                TextMeasures.MASTODON,
                60,
                3,
                4,
                1_500,
                16_000_000,
                mastodon.documentedLimits(null).imageTypes()));
        schedule("accounts: [x]", "accounts: [mastodon]");
        return put(
                TEMPLATE,
                "{{name}} first part, some forty signs long or so.\n\nThe second part of {{#count}}{{count}}{{/count}}, which is long too.\n\n"
                        + "The third part ends it all. {{hashtags}}\n");
    }

    public SourceTree tree() {
        return SourceTree.of(Stream.concat(
                        files.entrySet().stream()
                                .map(file -> SourceFile.ofText(file.getKey(), file.getValue()))
                                .map(file -> unreviewed ? file : Signed.template(file)),
                        photos.values().stream())
                .toList());
    }

    /** No native reader has signed the templates; without it every one that can be read is signed. */
    public World unreviewed(boolean unreviewed) {
        this.unreviewed = unreviewed;
        return this;
    }

    /** Writes the files into the folder, where whoever changes them at the pages finds them. */
    public World onDisk() {
        tree().all().forEach(file -> {
            try {
                FileOnDisk.replace(folder.resolve(file.path()), file.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return this;
    }

    public AcceptedFiles.Accepted accept() {
        AcceptedFiles.Accepted accepted = node.files().accept(tree());
        if (consents) {
            recordConsents();
        }
        return accepted;
    }

    /** From now on a consent in a file is nothing but that: nobody records it. */
    public World withoutRecords() {
        consents = false;
        change("delete from consent");
        change("delete from family_answer");
        change("delete from family_letter");
        return this;
    }

    /** What the files say was agreed is recorded as well. */
    private void recordConsents() {
        node.files().inForce().workspace().profiles().values().forEach(profile -> {
            if (profile.basis() instanceof Basis.Consent agreed) {
                recordConsent(profile.id().value(), agreed);
                familySaysYes(profile.id().value());
            }
        });
    }

    /** Somebody recorded it, without saying who gave it. */
    public World recordConsent(String id, Basis.Consent agreed) {
        String[] scope = agreed.scope().stream()
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toArray(String[]::new);
        database.jdbc()
                .sql("""
                        with outdated as (
                            update consent set ended_at = now(), ended_by = 'Tester', ended_how = 'replaced'
                            where profile = :id and ended_at is null
                              and (scope, given, until) is distinct from (cast(:scope as text[]), cast(:given as date), cast(:until as date)))
                        select 1
                        """)
                .param("id", id)
                .param("scope", scope)
                .param("given", agreed.given())
                .param("until", agreed.until(), Types.DATE)
                .query((row, n) -> n)
                .list();
        database.jdbc()
                .sql("""
                        insert into consent (profile, scope, given, until, recorded_by)
                        values (:id, :scope, :given, :until, 'Tester') on conflict do nothing
                        """)
                .param("id", id)
                .param("scope", scope)
                .param("given", agreed.given())
                .param("until", agreed.until(), Types.DATE)
                .update();
        return this;
    }

    /** The family has read what was written for it, and has said yes. */
    public World familySaysYes(String id) {
        database.jdbc().sql("""
                        insert into family_letter (profile, language, digest, written_by, written_at)
                        select :id, 'en', '', 'Tester', now() - interval '1 hour'
                        where not exists (select from family_letter where profile = :id)
                        """).param("id", id).update();
        database.jdbc().sql("""
                        insert into family_answer (profile, answer, recorded_by)
                        select :id, 'yes', 'Tester' where not exists (select from family_answer where profile = :id)
                        """).param("id", id).update();
        return this;
    }

    /** The files come into force, and the campaign is started and planned. */
    public World start() {
        accept();
        node.desk().start(VIGIL, "Tester");
        return this;
    }

    /** The files come into force and the plan follows them. */
    public World follow() {
        accept();
        node.planner().planAll();
        return this;
    }

    /** Works at a moment until nothing is due. */
    public World at(String moment) {
        return at(Instant.parse(moment));
    }

    public World at(Instant moment) {
        clock.set(moment);
        node.loop().drain();
        return this;
    }

    public World after(Duration time) {
        return at(clock.instant().plus(time));
    }

    /** The database's clock is past every back-off. */
    public World pastBackOff() {
        for (String table : List.of("delivery", "correction", "removal")) {
            change("update " + table + " set next_try_at = '-infinity'");
        }
        change("update early_picture set next_look_at = '-infinity' where leased_until <= now()");
        return this;
    }

    /** The database's clock goes on: leases run out, back-off ends, networks are asked again. Nothing is done meanwhile. */
    public World databaseGoesOn(Duration time) {
        double seconds = time.toMillis() / 1000.0;
        List.of(
                        "update attempt set started_at = started_at - make_interval(secs => :s),"
                                + " send_by = send_by - make_interval(secs => :s),"
                                + " lease_until = lease_until - make_interval(secs => :s),"
                                + " ended_at = ended_at - make_interval(secs => :s)",
                        "update asking set asked_at = asked_at - make_interval(secs => :s)",
                        "update early_picture set leased_until = leased_until - make_interval(secs => :s),"
                                + " next_look_at = next_look_at - make_interval(secs => :s)",
                        "update picture_handle set uploaded_at = uploaded_at - make_interval(secs => :s),"
                                + " valid_until = valid_until - make_interval(secs => :s)",
                        "update delivery set next_try_at = next_try_at - make_interval(secs => :s)"
                                + " where next_try_at > '-infinity'")
                .forEach(sql -> database.jdbc().sql(sql).param("s", seconds).update());
        return this;
    }

    /** The database's clock is past every lease. */
    public World pastLease() {
        change("update attempt set lease_until = now() - interval '1 second' where outcome is null");
        for (String table : List.of("correction", "removal")) {
            change("update " + table + " set lease_until = now() - interval '1 second' where node is not null");
        }
        return this;
    }

    /** Corrects and takes away what is to be corrected and taken away now. */
    public World aftercare() {
        node.corrector().drain();
        node.remover().drain();
        return this;
    }

    public World hold(String person) {
        node.brakes().apply(new Brakes.Target.Person(new ProfileId(person)), null, "Tester");
        return this;
    }

    public World lift(String person) {
        node.brakes().release(new Brakes.Target.Person(new ProfileId(person)), "Tester");
        return this;
    }

    public void approveAll() {
        node.desk().coming(Duration.ofDays(60)).stream()
                .filter(Desk.Coming::waitsForApproval)
                .forEach(post -> node.desk().approve(post, "Reader"));
    }

    /** The first delivery, by time. */
    public Delivery first() {
        return deliveries.all().getFirst();
    }

    /** Who comes when, in which round and on which day of the campaign; withdrawn turns left out. */
    public List<String> turns() {
        return database.jdbc().sql("""
                        select local_date || ' ' || slot_id || ' ' || profile || ' ' || round || '/' || day as turn
                        from planned_slot where withdrawn_at is null order by due_at, id
                        """).query((row, n) -> row.getString("turn")).list();
    }

    /** Who comes, in order, withdrawn turns left out. */
    public List<String> people() {
        return database.jdbc()
                .sql("select profile from planned_slot where withdrawn_at is null order by due_at, id")
                .query((row, n) -> row.getString("profile"))
                .list();
    }

    public long count(String sql) {
        return database.jdbc()
                .sql("select count(*) from " + sql)
                .query(Long.class)
                .single();
    }

    /** Changes the tables themselves, as their owner. */
    public void alter(String sql) {
        TestDatabase.asOwner(database, sql);
    }

    public int change(String sql) {
        return database.jdbc().sql(sql).update();
    }
}
