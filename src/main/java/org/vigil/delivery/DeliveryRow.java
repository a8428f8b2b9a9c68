package org.vigil.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vigil.account.AccountName;
import org.vigil.campaign.CampaignId;
import org.vigil.message.PostKind;
import org.vigil.profile.ProfileId;

/** How a delivery is read from its table. */
final class DeliveryRow {
    /** Of {@code delivery d} and {@code planned_slot p}, for {@link #of}. */
    static final String COLUMNS = """
            d.id, d.planned_slot, d.campaign, d.local_date, d.slot_id, d.profile, d.account, p.day, d.due_at, d.late_at,
            d.state, d.why, d.tries, d.send_key, d.frozen, d.url, d.published_at, d.simulated, d.kind, p.asked_by
            """;

    /** The same without the message of each, which is long and for one post alone. */
    static final String WITHOUT_MESSAGE = COLUMNS.replace("d.frozen", "null::text as frozen");

    private DeliveryRow() {}

    static Delivery of(ResultSet row, int n) throws SQLException {
        return new Delivery(
                row.getLong("id"),
                row.getLong("planned_slot"),
                new CampaignId(row.getString("campaign")),
                row.getObject("local_date", LocalDate.class),
                row.getString("slot_id"),
                new ProfileId(row.getString("profile")),
                new AccountName(row.getString("account")),
                row.getInt("day"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getObject("late_at", OffsetDateTime.class).toInstant(),
                DeliveryState.of(row.getString("state")),
                row.getString("why"),
                row.getInt("tries"),
                row.getObject("send_key", UUID.class),
                row.getString("frozen"),
                row.getString("url"),
                instant(row, "published_at"),
                row.getBoolean("simulated"),
                PostKind.of(row.getString("kind")),
                row.getString("asked_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
