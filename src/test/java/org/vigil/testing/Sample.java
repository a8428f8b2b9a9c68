package org.vigil.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignId;
import org.vigil.campaign.Coalition;
import org.vigil.campaign.Roll;
import org.vigil.campaign.RotationOrder;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.delivery.Eligibility;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.profile.Convention;
import org.vigil.profile.Status;

/** An invented campaign on two sandbox accounts, half of it replayed: what pages are looked at and tested with. */
public final class Sample {
    public static final String CAMPAIGN = "free-the-five";

    /** Who is on hold after {@link #hold}. */
    public static final String HELD = "Hanna Held";

    private static final Map<String, String> NAMES = Map.of(
            "anna-example", "Anna Example",
            "bashir-muster", "بشير المثال",
            "carla-beispiel", "Carla Beispiel-Überlang zu Hohenzitzewitz",
            "dao-mau", "Đào Thị Mẫu",
            "held-person", Sample.HELD,
            "script", "<script>alert('name')</script>");

    private Sample() {}

    public static Serving.Shown shown() {
        return new Serving.Shown(
                () -> List.of(campaign()),
                () -> List.of(account("sandbox-x", Network.X), account("sandbox-mastodon", Network.MASTODON)),
                profile -> Optional.ofNullable(NAMES.get(profile.value())),
                campaign -> Map.of("Emil Voorbeeld", "released on 20 August 2015 (bail)"));
    }

    public static void write(Database database) {
        Rows rows = new Rows(database);
        Instant day = Instant.parse("2015-09-01T13:00:00Z");
        post(
                rows,
                "anna-example",
                1,
                day,
                "Day 1: Anna Example, human rights lawyer, held by Ruritania.\n\n"
                        + "She has spent 54 days in custody.\n\nShe defended those whom nobody else would defend.\n\n#FreeTheFive");
        post(
                rows,
                "bashir-muster",
                2,
                day.plus(Duration.ofDays(1)),
                "اليوم 2: بشير المثال، صحفي.\n\n" + "قضى 1,204 يومًا رهن الاحتجاز.\n\n#FreeTheFive");
        rows.delivery(
                CAMPAIGN,
                "script",
                "sandbox-x",
                3,
                day.plus(Duration.ofDays(2)),
                "withdrawn",
                "released on 29 August 2015");
        rows.delivery(
                CAMPAIGN,
                "script",
                "sandbox-mastodon",
                3,
                day.plus(Duration.ofDays(2)),
                "withdrawn",
                "released on 29 August 2015");
        post(
                rows,
                "carla-beispiel",
                3,
                day.plus(Duration.ofDays(2)),
                "Day 3: Carla Beispiel-Überlang zu Hohenzitzewitz, poet.\n\n"
                        + "She has spent at least 2,001 days in custody. [photo]\n\nhttps://example.org/a-long-address/that-does-not-end/soon\n\n#FreeTheFive #FreeCarla",
                "Her poems were read aloud in eleven cities that night.\n\n2/2");
        post(
                rows,
                "script",
                4,
                day.plus(Duration.ofDays(3)),
                "Day 4: <script>alert('text')</script> & others.\n\n#FreeTheFive");
        rows.delivery(CAMPAIGN, "dao-mau", "sandbox-x", 5, day.plus(Duration.ofDays(6)), "planned", null);
    }

    /** Somebody's post is withdrawn because of a hold. */
    public static void hold(Database database) {
        new Rows(database)
                .delivery(
                        CAMPAIGN,
                        "held-person",
                        "sandbox-x",
                        6,
                        Instant.parse("2015-09-08T13:00:00Z"),
                        "withdrawn",
                        Eligibility.ON_HOLD);
    }

    public static void forgetHold(Database database) {
        database.jdbc()
                .sql("delete from delivery where profile = 'held-person'")
                .update();
    }

    private static void post(Rows rows, String profile, int day, Instant at, String... parts) {
        for (String account : List.of("sandbox-x", "sandbox-mastodon")) {
            long delivery = rows.published(CAMPAIGN, profile, account, day, at, parts);
            if (day < 4) {
                rows.observed(delivery, at.plusSeconds(900), 3L, null);
                rows.observed(delivery, at.plusSeconds(86_400), 1234L * day, account.endsWith("x") ? 48_210L : null);
            }
        }
    }

    private static Account account(String name, Network imitates) {
        return new Account(new AccountName(name), Network.SANDBOX, "en", null, imitates, true, Visibility.PUBLIC);
    }

    private static Campaign campaign() {
        return new Campaign(
                new CampaignId(CAMPAIGN),
                "#FreeTheFive",
                LocalDate.of(2015, 9, 1),
                LocalDate.of(2015, 9, 7),
                ZoneId.of("America/New_York"),
                List.of(),
                new Roll.Listed(List.of()),
                RotationOrder.LISTED,
                org.vigil.campaign.SpecialDays.NONE,
                OptionalInt.of(1),
                List.of(new AccountName("sandbox-x"), new AccountName("sandbox-mastodon")),
                Coalition.NONE,
                CAMPAIGN,
                List.of("#FreeTheFive"),
                List.of(),
                Duration.ofHours(6),
                Duration.ZERO,
                true,
                Convention.ELAPSED,
                Status.USUAL_LIMIT,
                false,
                org.vigil.campaign.PosterUse.NONE,
                org.vigil.campaign.ForFollowers.NONE,
                "The order of the days is known. The calendar dates are reconstructed.",
                "schedules/" + CAMPAIGN + ".yaml");
    }
}
