package org.vigil.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vigil.profile.FormPart.Inner;
import org.vigil.profile.FormPart.Items;
import org.vigil.profile.FormPart.Languages;
import org.vigil.profile.FormPart.Rows;
import org.vigil.profile.FormPart.Text;
import org.vigil.source.YamlSteps;
import org.vigil.source.YamlSteps.Step;
import org.vigil.source.YamlText;

/** The way from an event's file to a form, and from what was typed to the file. */
public final class EventForm {
    /** An event that names nobody says so. */
    private static final String ABOUT = "about";

    private static final int LONGEST_ID = 50;

    /** The fields of a file in their order. */
    private static final List<String> ORDER = List.of(
            "id",
            "kind",
            "date",
            "post_on",
            "title",
            "text",
            "figure",
            "signatories",
            "link",
            "sources",
            ABOUT,
            "campaigns",
            "place",
            "slot",
            "hashtags");

    private static final ProfileForm FORM = new ProfileForm(List.of(
            Text.choice(
                    "kind", Stream.of(Event.Kind.values()).map(Event.Kind::word).toArray(String[]::new)),
            Text.line("date"),
            Text.line("post_on"),
            new Languages("title", false),
            new Languages("text", true),
            new Inner("figure", List.of(Text.line("number"), Text.line("source"), Text.line("date"))),
            new Items("signatories"),
            Text.line("link"),
            new Rows(
                    "sources",
                    List.of(Text.line("title"), Text.line("publisher"), Text.line("date"), Text.line("link"))),
            new Items(ABOUT),
            new Items("campaigns"),
            Text.choice("place", "beside", "instead"),
            Text.line("slot"),
            new Items("hashtags")));

    private EventForm() {}

    public static List<FormPart> parts() {
        return FORM.parts();
    }

    /** What stands in a file, as it would have been typed. */
    public static Map<String, String> shown(Map<String, Object> values) {
        return FORM.shown(values);
    }

    /** Where in the form stands what will stand at a place of the file. */
    public static ProfileForm.Edit places(Map<String, Object> values, Map<String, String> typed) {
        return FORM.edit(values, typed);
    }

    /**
     * A file with what was typed in it; all else of it stays, remarks too.
     *
     * @return empty where it is written so that this cannot be done without losing a remark
     */
    public static Optional<String> into(String text, Map<String, Object> values, Map<String, String> typed) {
        List<Step> steps = FORM.edit(values, typed).steps().stream()
                .map(EventForm::ofNobody)
                .toList();
        return YamlSteps.apply(text, steps, ORDER).or(() -> YamlSteps.anew(text, steps));
    }

    private static Step ofNobody(Step step) {
        return step instanceof Step.Remove gone && gone.path().equals(List.of(ABOUT))
                ? new Step.Put(gone.path(), List.of())
                : step;
    }

    /** The file of a new event. */
    public static String text(String id, Map<String, String> typed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        for (FormPart part : FORM.parts()) {
            Object value = part.value(typed, part.field());
            if (value != null || part.field().equals(ABOUT)) {
                fields.put(part.field(), value == null ? List.of() : value);
            }
        }
        return YamlText.of(fields);
    }

    /** An id as its title suggests it, and where that has no Latin letters, its kind and day. */
    public static String id(Map<String, String> typed) {
        return FORM.parts().stream()
                .filter(part -> part.field().equals("title"))
                .flatMap(part -> Stream.ofNullable(part.value(typed, "title")))
                .flatMap(titles -> titles instanceof Map<?, ?> texts ? texts.values().stream() : Stream.empty())
                .map(title -> Typed.id(String.valueOf(title)))
                .filter(id -> id.length() > 2 && !id.equals(Typed.NOBODYS_ID))
                .map(id -> id.substring(0, Math.min(LONGEST_ID, id.length())).replaceAll("-$", ""))
                .findFirst()
                .orElseGet(() -> Typed.id(typed.getOrDefault("kind", "event") + "-" + typed.getOrDefault("date", "")));
    }
}
