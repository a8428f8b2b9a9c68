package org.vigil.settings;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.vigil.source.Fields;
import org.vigil.source.TimeSpan;

/** Reads {@code notify:} of the settings. */
final class NotifyFields {
    /** Plain ASCII without quotes: what every mail server takes. */
    static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+'/=-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    static final String EMAIL_WORDS = "an e-mail address such as ada@example.org";

    static final String NAME = "a name of at most 60 letters, digits, spaces, dots and dashes";
    private static final String PERSON = "a name, and email or webhook or both";
    private static final String HEADER = "a header's name such as X-Vigil-Secret or Authorization";
    private static final Pattern NAME_FORM = Pattern.compile("[\\p{L}\\p{M}\\p{N}][\\p{L}\\p{M}\\p{N} .'-]{0,59}");

    /** What the request itself is made of is not to be replaced. */
    private static final Set<String> OWN_HEADERS =
            Set.of("content-type", "content-length", "host", "connection", "user-agent", "expect", "upgrade");

    private NotifyFields() {}

    static Notify read(Fields fields) {
        List<OnCall> people = people(fields);
        Duration escalateAfter =
                span(fields, "escalate_after", Notify.USUAL_ESCALATION, Duration.ofMinutes(1), Duration.ofDays(1));
        Duration approveAhead =
                span(fields, "approve_ahead", Notify.USUAL_APPROVAL, Duration.ofMinutes(5), Duration.ofDays(7));
        Optional<MailServer> server = fields.child("smtp").flatMap(MailServerFields::read);
        if (!fields.has("smtp") && people.stream().anyMatch(person -> person.email() != null)) {
            fields.problem(
                    "smtp",
                    "somebody is told by e-mail, and no server is named that sends it",
                    "smtp: { host: mail.example.org, user: …, from: … }");
        }
        String header = fields.value("webhook_secret_header", NotifyFields::header, HEADER)
                .orElse(null);
        fields.done();
        return new Notify(people, escalateAfter, approveAhead, server.orElse(null), header);
    }

    private static List<OnCall> people(Fields fields) {
        if (fields.children("on_call").isEmpty()) {
            fields.problem("on_call", "nobody is named", "a list of people, each with " + PERSON);
        }
        Set<String> names = new HashSet<>();
        List<OnCall> people = new ArrayList<>();
        for (Fields entry : fields.children("on_call")) {
            Optional<String> name = entry.requiredValue("name", NotifyFields::name, NAME);
            name.filter(known -> !names.add(known))
                    .ifPresent(known -> entry.problem(
                            "name", "two people are called \"" + known + "\"", "a name of its own for each"));
            String email =
                    entry.value("email", NotifyFields::email, EMAIL_WORDS).orElse(null);
            WebAddress webhook = WebAddress.in(entry, "webhook").orElse(null);
            if (!entry.has("email") && !entry.has("webhook")) {
                entry.problem("", "there is no way to tell this person anything", PERSON);
            }
            entry.done();
            name.ifPresent(known -> people.add(new OnCall(known, email, webhook)));
        }
        return List.copyOf(people);
    }

    private static Duration span(Fields fields, String field, Duration usual, Duration least, Duration most) {
        Duration span = fields.value(field, TimeSpan::read, TimeSpan.ALLOWED).orElse(usual);
        if (span.compareTo(least) < 0 || span.compareTo(most) > 0) {
            fields.problem(
                    field,
                    "\"" + fields.text(field).orElse("") + "\" cannot stand here",
                    "at least " + least.toMinutes() + "m and at most " + most.toDays() + "d");
        }
        return span;
    }

    static String name(String text) {
        return matched(text, NAME_FORM.asMatchPredicate());
    }

    static String email(String text) {
        return matched(text, EMAIL.asMatchPredicate());
    }

    private static String header(String text) {
        matched(text, Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}").asMatchPredicate());
        return matched(text, name -> !OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static String matched(String text, Predicate<String> form) {
        if (!form.test(text)) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
