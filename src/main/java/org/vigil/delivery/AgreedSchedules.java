package org.vigil.delivery;

import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.campaign.Campaign;
import org.vigil.campaign.CampaignFile;
import org.vigil.campaign.CampaignId;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.workspace.TextsInUse;
import org.vigil.workspace.Workspace;

/** The schedules to which somebody agreed by starting a campaign, and those that came into force since. */
final class AgreedSchedules {
    private final JdbcClient jdbc;
    private final Map<String, Optional<Campaign>> read = new ConcurrentHashMap<>();

    AgreedSchedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(
            CampaignId campaign,
            @Nullable String digest,
            byte @Nullable [] file,
            @Nullable List<String> places,
            @Nullable List<String> texts) {}

    /** Of those deliveries' campaigns that are started and now ask for no approval. */
    Map<CampaignId, Agreed> unread(Collection<Delivery> deliveries, Workspace workspace) {
        return of(deliveries.stream()
                .map(Delivery::campaign)
                .distinct()
                .flatMap(id -> Stream.ofNullable(workspace.campaigns().get(id)))
                .filter(campaign -> !campaign.approvalRequired())
                .map(Campaign::id)
                .toList());
    }

    /** Of those of these campaigns that are started. */
    Map<CampaignId, Agreed> of(Collection<CampaignId> campaigns) {
        if (campaigns.isEmpty()) {
            return Map.of();
        }
        Map<CampaignId, List<Agreed.Version>> versions = new HashMap<>();
        for (Row row : rows(campaigns)) {
            List<Agreed.Version> known = versions.computeIfAbsent(row.campaign(), id -> new ArrayList<>());
            if (row.digest() != null && row.file() != null) {
                known.add(new Agreed.Version(
                        campaign(row.campaign(), row.digest(), row.file()).orElse(null),
                        row.places(),
                        row.texts() == null ? null : Set.copyOf(row.texts())));
            }
        }
        Map<CampaignId, Agreed> agreed = new HashMap<>();
        versions.forEach((id, known) -> agreed.put(id, new Agreed(known)));
        return agreed;
    }

    private List<Row> rows(Collection<CampaignId> campaigns) {
        return jdbc.sql("""
                        select c.id, a.digest, a.file, a.accounts, a.texts from campaign c
                        left join agreed_schedule a on a.campaign = c.id
                        where c.started_at is not null and c.id = any(:ids) order by c.id, a.since, a.digest
                        """)
                .param("ids", campaigns.stream().map(CampaignId::value).toArray(String[]::new))
                .query((row, n) -> new Row(
                        new CampaignId(row.getString("id")),
                        row.getString("digest"),
                        row.getBytes("file"),
                        list(row.getArray("accounts")),
                        list(row.getArray("texts"))))
                .list();
    }

    private static @Nullable List<String> list(@Nullable Array array) {
        try {
            return array == null ? null : Arrays.asList((String[]) array.getArray());
        } catch (SQLException e) {
            throw new IllegalStateException("an array of the database cannot be read", e);
        }
    }

    private Optional<Campaign> campaign(CampaignId id, String digest, byte[] file) {
        return read.computeIfAbsent(
                id + " " + digest,
                key -> CampaignFile.read(new SourceFile("schedules/" + id + ".yaml", file), new Problems()));
    }

    /** Somebody agrees to a schedule, and to the texts of its posts, as they are in force. */
    void agree(Campaign campaign, Workspace workspace) {
        jdbc.sql("delete from agreed_schedule where campaign = :campaign")
                .param("campaign", campaign.id().value())
                .update();
        keep(
                campaign,
                workspace,
                TextsInUse.of(workspace, campaign).stream()
                        .map(TextsInUse.Text::digest)
                        .toArray(String[]::new));
    }

    /** A schedule comes into force; only of a started campaign it is kept. */
    void follow(Campaign campaign, Workspace workspace) {
        keep(campaign, workspace, null);
    }

    private void keep(Campaign campaign, Workspace workspace, String @Nullable [] texts) {
        workspace
                .tree()
                .file(campaign.file())
                .ifPresent(file -> jdbc.sql("""
                        insert into agreed_schedule (campaign, digest, file, accounts, texts)
                        select id, :digest, :file, :accounts, cast(:texts as text[]) from campaign where id = :campaign and started_at is not null
                        on conflict do nothing
                        """)
                        .param("campaign", campaign.id().value())
                        .param("digest", file.digest())
                        .param("file", file.bytes())
                        .param(
                                "accounts",
                                campaign.accounts().stream()
                                        .flatMap(name -> Stream.ofNullable(
                                                workspace.accounts().get(name)))
                                        .map(Agreed::place)
                                        .toArray(String[]::new))
                        .param("texts", texts)
                        .update());
    }
}
