package org.vigil.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.profile.Basis;
import org.vigil.profile.ProfileId;
import org.vigil.source.SourceFile;

/**
 * The table of who has signed, each for themselves, why somebody may be shown who cannot be asked. A signature is for the
 * reason, its day and its scope as they stood then: where a file says another, it is signed anew.
 */
public final class Signatures {
    /** Of how many different people a reason needs one. */
    public static final int NEEDED = 2;

    /**
     * One that is in force.
     *
     * @param digest of what was signed
     */
    public record Signature(String digest, String by) {}

    private final JdbcClient jdbc;

    public Signatures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<ProfileId, List<Signature>> inForce() {
        return jdbc
                .sql("select profile, digest, signed_by from reason_signature where ended_at is null order by id")
                .query((row, n) -> Map.entry(
                        new ProfileId(row.getString("profile")),
                        new Signature(row.getString("digest"), row.getString("signed_by"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    /** @return whether the same person had not signed the same already */
    boolean sign(ProfileId profile, Basis.StatedReason reason, String who) {
        return jdbc.sql("""
                        insert into reason_signature (profile, digest, signed_by) values (:profile, :digest, :who)
                        on conflict do nothing
                        """)
                        .param("profile", profile.value())
                        .param("digest", digest(reason))
                        .param("who", who.strip())
                        .update()
                == 1;
    }

    /** All signatures for somebody end. */
    void end(ProfileId profile, String who) {
        jdbc.sql("""
                        update reason_signature set ended_at = now(), ended_by = :who
                        where profile = :profile and ended_at is null
                        """).param("who", who).param("profile", profile.value()).update();
    }

    /** Those of whom the file says that they sign, and who have signed what it says; each once, whatever the case. */
    public static List<String> valid(Basis.StatedReason reason, Collection<Signature> signatures) {
        String digest = digest(reason);
        return List.copyOf(signatures.stream()
                .filter(signature -> signature.digest().equals(digest) && isNamed(reason, signature.by()))
                .collect(Collectors.toMap(
                        each -> folded(each.by()), Signature::by, (first, again) -> first, LinkedHashMap::new))
                .values());
    }

    /** Whether a file names somebody as one of those who sign. */
    static boolean isNamed(Basis.StatedReason reason, String who) {
        return reason.signedBy().stream().anyMatch(name -> folded(name).equals(folded(who)));
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** Of all that is signed. Who else signs is no part of it. */
    static String digest(Basis.StatedReason reason) {
        String signed = reason.on() + "\n" + Consents.words(reason.scope()) + "\n" + reason.reason();
        return SourceFile.sha256(signed.getBytes(StandardCharsets.UTF_8));
    }
}
