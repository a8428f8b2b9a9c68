package org.vigil.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.profile.FormPart;
import org.vigil.profile.FormPart.Inner;
import org.vigil.profile.FormPart.Items;
import org.vigil.profile.FormPart.Rows;
import org.vigil.profile.FormPart.Text;
import org.vigil.profile.ProfileForm;

/** A part of the settings that is changed in one form. */
enum SettingsSection {
    NOTIFY(
            "notify",
            false,
            new Rows("on_call", List.of(Text.line("name"), Text.line("email"), Text.line("webhook"))),
            Text.line("escalate_after"),
            Text.line("approve_ahead"),
            new Inner(
                    "smtp",
                    List.of(
                            Text.line("host"),
                            Text.line("port"),
                            Text.choice("tls", "starttls", "implicit", "none"),
                            Text.line("user"),
                            Text.line("from"))),
            Text.line("webhook_secret_header")),
    HEARTBEAT("heartbeat", false, Text.line("url"), Text.choice("method", "get", "post")),
    APPROVERS("", false, new Items("approvers")),
    DIGEST(
            "digest",
            false,
            Text.line("at"),
            Text.line("zone"),
            new Items("to"),
            Text.choice("verification", "mon", "tue", "wed", "thu", "fri", "sat", "sun")),
    ENGAGEMENT(
            "engagement",
            false,
            Text.line("x_requests"),
            Text.line("x_dollars"),
            Text.line("bluesky_requests"),
            Text.line("mastodon_requests"),
            Text.line("replies_days"),
            Text.line("keep_months"),
            Text.choice("weekly_report", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
            new Items("to")),
    PUBLIC("public", false, Text.line("url"), Text.line("port"), Text.line("address")),
    X_PRICES(
            "x_prices",
            false,
            Text.line("post"),
            Text.line("post_with_link"),
            Text.line("repost"),
            Text.line("alt_text"),
            Text.line("read"),
            Text.line("as_of")),
    CONSOLE(
            "console",
            true,
            Text.line("url"),
            Text.line("behind_proxy"),
            new Inner("tls", List.of(Text.line("certificate"), Text.line("key"))),
            Text.line("address")),
    SIGN_IN(
            "sign_in",
            true,
            Text.choice("second_factor", "admins", "everybody"),
            new Inner("openid", List.of(Text.line("issuer"), Text.line("client_id")))),
    SOURCE("", false, Text.choice("source", "pages", "files"));

    /** The fields of the file in their order. */
    static final List<String> ORDER = List.of(
            "notify",
            "heartbeat",
            "approvers",
            "digest",
            "engagement",
            "public",
            "x_prices",
            "console",
            "sign_in",
            "source");

    private final String field;
    private final boolean atStart;
    private final ProfileForm form;

    /**
     * @param field in which it stands; empty where it stands by itself
     * @param atStart whether it is read when Vigil starts
     */
    SettingsSection(String field, boolean atStart, FormPart... parts) {
        this.field = field;
        this.atStart = atStart;
        this.form = new ProfileForm(List.of(parts));
    }

    static Optional<SettingsSection> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }

    /** Whether a form has a field within another, both as keys of the texts have them. */
    static boolean isKnown(String label, String field) {
        return Stream.of(values())
                .flatMap(section -> section.parts().stream()
                        .filter(part -> label.equals("settings." + section.word() + "." + part.field())))
                .flatMap(part -> switch (part) {
                    case Rows rows -> rows.parts().stream();
                    case Inner inner -> inner.parts().stream();
                    case Text one -> Stream.<FormPart>empty();
                    case Items one -> Stream.<FormPart>empty();
                    case FormPart.Flag one -> Stream.<FormPart>empty();
                    case FormPart.Doubt one -> Stream.<FormPart>empty();
                    case FormPart.Languages one -> Stream.<FormPart>empty();
                    case FormPart.Why one -> Stream.<FormPart>empty();
                })
                .anyMatch(part -> part.field().equals(field));
    }

    /** As addresses and keys of the texts have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean atStart() {
        return atStart;
    }

    /** In which field of the file it stands; empty where it stands by itself. */
    String field() {
        return field;
    }

    ProfileForm form() {
        return form;
    }

    List<FormPart> parts() {
        return form.parts();
    }
}
