package org.vigil.profile;

import java.util.ArrayList;
import java.util.List;
import org.vigil.profile.FormPart.Doubt;
import org.vigil.profile.FormPart.Flag;
import org.vigil.profile.FormPart.Inner;
import org.vigil.profile.FormPart.Items;
import org.vigil.profile.FormPart.Languages;
import org.vigil.profile.FormPart.Rows;
import org.vigil.profile.FormPart.Text;
import org.vigil.profile.FormPart.Why;

/** What the forms ask of somebody: a short one of somebody new, and a long one of whom the roll knows. */
public final class FormParts {
    /** The fields of a file in their order. */
    public static final List<String> ORDER = List.of(
            "id",
            "kind",
            "speaks_for",
            "members",
            "together",
            "names",
            "aliases",
            "role",
            "country",
            "held_by",
            "zone",
            "pronoun",
            "birth_date",
            "custody",
            "charges",
            "sentences",
            "counters",
            "events",
            "relatives",
            "story",
            "quotes",
            "photo",
            "actions",
            "hashtags",
            "facts",
            "sources",
            "do_not_publish",
            "basis",
            "tags",
            "convention",
            "minor",
            "withheld",
            "case_holder");

    private static final String[] CUSTODY = {"detention", "prison", "house_arrest", "administrative", "disappearance"};

    /** What is said of a photo, but for where its file lies. */
    public static final List<FormPart> OF_PHOTO =
            List.of(Text.line("credit"), Text.line("licence"), new Languages("alt_text", true));

    private FormParts() {}

    /** Of somebody new, as {@code people add} asks. */
    public static List<FormPart> ofNew(ProfileKind kind) {
        List<FormPart> parts = new ArrayList<>(List.of(new Languages("names", false), Text.line("id")));
        switch (kind) {
            case PRISONER ->
                parts.addAll(List.of(
                        new Languages("role", false),
                        Text.choice("pronoun", "she", "he", "they"),
                        Text.line("held_by"),
                        Text.line("zone"),
                        custody(false)));
            case FAMILY -> parts.addAll(List.of(Text.line("speaks_for"), Text.line("zone")));
            case GROUP -> parts.addAll(List.of(new Items("members"), Text.line("zone")));
        }
        parts.addAll(List.of(
                new Flag("minor"),
                new Items("hashtags"),
                new Items("tags"),
                new Rows(
                        "sources",
                        List.of(Text.line("title"), Text.line("publisher"), Text.line("date"), Text.line("link"))),
                new Why("basis"),
                Text.line("case_holder")));
        return parts;
    }

    /** Of whom the roll knows. What is not here stays as it stands in the file. */
    public static List<FormPart> ofKnown(ProfileKind kind) {
        List<FormPart> parts = new ArrayList<>(List.of(
                new Languages("names", false),
                new Items("aliases"),
                new Languages("role", false),
                Text.choice("pronoun", "she", "he", "they"),
                new Items("country")));
        switch (kind) {
            case PRISONER -> parts.addAll(List.of(Text.line("held_by"), Text.line("zone"), custody(true)));
            case FAMILY -> parts.addAll(List.of(Text.line("speaks_for"), Text.line("zone")));
            case GROUP -> parts.addAll(List.of(new Items("members"), Text.line("held_by"), Text.line("zone")));
        }
        parts.addAll(List.of(
                new Rows(
                        "sources",
                        List.of(
                                Text.line("id"),
                                Text.line("title"),
                                Text.line("publisher"),
                                Text.line("date"),
                                Text.line("link"),
                                Text.choice("from", "family", "lawyer", "press", "organisation"),
                                Text.line("accessed"))),
                new Rows(
                        "relatives",
                        List.of(
                                Text.line("name"),
                                Text.line("relation"),
                                Text.choice("living", "true", "false"),
                                Text.line("review"),
                                new Flag("do_not_publish"),
                                new Items("sources"))),
                new Languages("story", true),
                new Rows(
                        "quotes",
                        List.of(
                                Text.lines("text"),
                                Text.line("language"),
                                Text.line("speaker"),
                                Text.line("date"),
                                Text.choice("permission", "speaker", "family", "published"),
                                new Inner(
                                        "source",
                                        List.of(Text.line("title"), Text.line("publisher"), Text.line("link"))),
                                new Flag("do_not_publish"))),
                new Rows(
                        "actions",
                        List.of(
                                new Languages("ask", false),
                                Text.line("office"),
                                new Languages("text", true),
                                Text.line("readers_in"),
                                Text.line("closes"),
                                Text.line("checked"))),
                new Items("hashtags"),
                new Items("tags"),
                new Items("together"),
                new Why("basis"),
                new Items("do_not_publish"),
                new Flag("minor"),
                new Flag("withheld"),
                Text.line("case_holder")));
        return parts;
    }

    private static FormPart custody(boolean known) {
        List<FormPart> parts = new ArrayList<>(
                List.of(Text.choice("kind", CUSTODY), new Doubt("from"), new Doubt("to"), Text.line("confirmed")));
        if (known) {
            parts.add(Text.line("note"));
            parts.add(new Items("sources"));
        }
        return new Rows("custody", parts);
    }
}
