package org.vigil.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.profile.FormPart;
import org.vigil.profile.FormPart.Inner;
import org.vigil.profile.FormPart.Items;
import org.vigil.profile.FormPart.Rows;
import org.vigil.profile.FormPart.Text;
import org.vigil.profile.ProfileForm;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlSteps.Step;
import org.vigil.source.YamlText;
import org.vigil.source.YamlValues;

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

    private static final List<String> ORDER = List.of(
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

    List<FormPart> parts() {
        return form.parts();
    }

    /** What stands in it; empty where it is no part that a form can show. */
    Optional<Map<String, Object>> values(Map<String, Object> settings) {
        Object found = field.isEmpty() ? settings : settings.getOrDefault(field, "");
        if (found instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((name, value) -> values.put(String.valueOf(name), value));
            return Optional.of(values);
        }
        return found.equals("") ? Optional.of(Map.of()) : Optional.empty();
    }

    /** As it would have been typed. */
    Map<String, String> shown(Map<String, Object> values) {
        return form.shown(values);
    }

    /** The name of the input for a field of the file; empty where it is of another part. */
    Optional<String> input(String ofFile, Map<String, Object> values, Map<String, String> typed) {
        boolean within = field.isEmpty()
                ? form.parts().stream().anyMatch(part -> isWithin(part.field(), ofFile))
                : isWithin(field, ofFile);
        return within
                ? Optional.of(form.edit(values, typed)
                        .input(field.isEmpty() ? ofFile : ofFile.substring(field.length()).replaceFirst("^\\.", "")))
                : Optional.empty();
    }

    private static boolean isWithin(String field, String ofFile) {
        return ofFile.equals(field) || ofFile.startsWith(field + ".") || ofFile.startsWith(field + "[");
    }

    /**
     * The file with what was typed; all else of it stays, remarks too.
     *
     * @param values of this part
     * @return empty where it is written so that this cannot be done without losing a remark
     */
    Optional<String> into(String text, Map<String, Object> values, Map<String, String> typed) {
        if (YamlValues.of(text).isEmpty()) {
            String before = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
            Map<String, Object> now = now(typed);
            return Optional.of(
                    now.isEmpty() ? text : before + YamlText.of(field.isEmpty() ? now : Map.of(field, now)));
        }
        List<Step> steps = steps(values, typed);
        return YamlSteps.apply(text, steps, ORDER).or(() -> YamlSteps.anew(text, steps));
    }

    private Map<String, Object> now(Map<String, String> typed) {
        Map<String, Object> now = new LinkedHashMap<>();
        form.parts().forEach(part -> {
            Object value = part.value(typed, part.field());
            if (value != null) {
                now.put(part.field(), value);
            }
        });
        return now;
    }

    /** A part of which nothing is left is taken out as a whole. */
    private List<Step> steps(Map<String, Object> values, Map<String, String> typed) {
        boolean known = values.entrySet().stream()
                .allMatch(value -> form.parts().stream()
                        .anyMatch(part -> part.field().equals(value.getKey()) && part.holds(value.getValue())));
        if (!field.isEmpty() && !values.isEmpty() && known && now(typed).isEmpty()) {
            return List.of(new Step.Remove(List.of(field)));
        }
        return form.edit(values, typed).steps().stream().map(this::within).toList();
    }

    private Step within(Step step) {
        return switch (step) {
            case Step.Put put -> new Step.Put(within(put.path()), put.value());
            case Step.Remove remove -> new Step.Remove(within(remove.path()));
            case Step.Append append -> new Step.Append(within(append.path()), append.value());
        };
    }

    private List<Object> within(List<Object> path) {
        return field.isEmpty() ? path : Stream.concat(Stream.of((Object) field), path.stream()).toList();
    }
}
