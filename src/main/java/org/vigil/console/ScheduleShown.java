package org.vigil.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.campaign.Observance;
import org.vigil.campaign.Observances;
import org.vigil.campaign.ScheduleForm;
import org.vigil.campaign.ScheduleForm.SlotLine;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.workspace.Workspace;

/**
 * The form of a schedule as a page shows it.
 *
 * @param rows times with some empty ones at the end
 * @param listed one id a line
 * @param wrong what is wrong, by field of the form
 * @param otherwise what is wrong and no field of the form says
 */
record ScheduleShown(
        ScheduleForm said,
        List<Row> rows,
        String listed,
        String hashtags,
        List<Choice> include,
        List<Choice> accounts,
        List<Choice> observances,
        List<Choice> open,
        List<String> tags,
        List<String> folders,
        List<Person> people,
        Map<String, List<String>> wrong,
        List<String> otherwise) {
    private static final int EMPTY_ROWS = 2;
    private static final int MOST_PEOPLE = 300;
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> KINDS = List.of("prisoner", "family", "group");

    /** A time of day. */
    record Row(int number, String id, String at, List<Choice> days, boolean isNew) {}

    /** @param about more words for it; empty for none */
    record Choice(String value, String about, boolean chosen) {}

    record Person(String id, String name) {}

    /** What a new campaign begins with. */
    static ScheduleForm blank() {
        return new ScheduleForm(
                Map.of("posters", "without_photo"),
                List.of(new SlotLine("morning", "09:00", DAYS)),
                List.of(),
                List.of("prisoner"),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static ScheduleShown of(ScheduleForm form, Workspace workspace, List<Problem> problems, Sight sight) {
        Map<String, List<String>> wrong = new LinkedHashMap<>();
        List<String> otherwise = new ArrayList<>();
        for (Problem problem : problems) {
            String field = field(problem);
            if (problem.file().startsWith("schedules/") && !field.isEmpty()) {
                wrong.computeIfAbsent(field, key -> new ArrayList<>()).add(sight.discreet(SourceLines.words(problem)));
            } else {
                otherwise.add(sight.discreet(problem.toString()));
            }
        }
        return new ScheduleShown(
                form,
                rows(form),
                String.join("\n", form.listed()),
                String.join(" ", form.hashtags()),
                choices(KINDS.stream(), form.include()),
                accounts(form, workspace),
                Observances.all().stream()
                        .map(day -> new Choice(
                                day.id(), about(day), form.observances().contains(day.id())))
                        .toList(),
                choices(Stream.of("pages", "counter", "feed"), form.open()),
                workspace.profiles().values().stream()
                        .flatMap(profile -> profile.tags().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                workspace.templates().keySet().stream()
                        .map(key -> key.name())
                        .filter(name -> !name.equals("posters"))
                        .distinct()
                        .sorted()
                        .toList(),
                people(workspace),
                wrong,
                otherwise);
    }

    /** The field of the form that says it: times row by row. */
    private static String field(Problem problem) {
        String field = problem.field();
        if (field.matches("slots\\[\\d{1,6}].*")) {
            // A file's items are counted from 1.
            return "slot" + (Integer.parseInt(field.replaceFirst("slots\\[(\\d{1,6}).*", "$1")) - 1);
        }
        String first = field.replaceFirst("[.\\[].*", "");
        return Stream.concat(
                                ScheduleForm.TEXTS.stream(),
                                Stream.of("slots", "roll", "accounts", "hashtags", "observances", "public"))
                        .anyMatch(first::equals)
                ? first
                : "";
    }

    private static List<Row> rows(ScheduleForm form) {
        int filled = form.slots().size();
        int all = Math.min(ScheduleParams.MOST_SLOTS, filled + EMPTY_ROWS);
        return IntStream.range(0, Math.max(filled, all))
                .mapToObj(
                        i -> i < filled ? row(i, form.slots().get(i), false) : row(i, new SlotLine("", "", DAYS), true))
                .toList();
    }

    private static Row row(int number, SlotLine slot, boolean isNew) {
        return new Row(number, slot.id(), slot.at(), choices(DAYS.stream(), slot.days()), isNew);
    }

    private static List<Choice> choices(Stream<String> all, List<String> chosen) {
        return all.map(value -> new Choice(value, "", chosen.contains(value))).toList();
    }

    /** Those of the file and all others, so that none is lost that accounts.yaml does not have any more. */
    private static List<Choice> accounts(ScheduleForm form, Workspace workspace) {
        Stream<Choice> known = workspace.accounts().values().stream()
                .map(account -> new Choice(
                        account.name().value(),
                        about(account),
                        form.accounts().contains(account.name().value())));
        Stream<Choice> unknown = form.accounts().stream()
                .filter(name -> workspace.accounts().keySet().stream()
                        .noneMatch(account -> account.value().equals(name)))
                .map(name -> new Choice(name, "?", true));
        return Stream.concat(known, unknown).toList();
    }

    private static String about(Account account) {
        return account.network().word()
                + (account.imitates() == null ? "" : " as " + account.imitates().word()) + ", " + account.language();
    }

    private static String about(Observance day) {
        return day.names().getOrDefault("en", day.id()) + ", " + day.date().getDayOfMonth() + " "
                + day.date().getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH);
    }

    private static List<Person> people(Workspace workspace) {
        return workspace.profiles().values().stream()
                .filter(profile -> !profile.withheld())
                .limit(MOST_PEOPLE)
                .map((Profile profile) -> new Person(profile.id().value(), profile.name("en")))
                .toList();
    }

    /** Whether the roll is a list of people. Public, as all that a template calls. */
    public boolean byName() {
        return !said.listed().isEmpty();
    }

    /** What is wrong with a field. */
    public List<String> wrongWith(String field) {
        return wrong.getOrDefault(field, List.of());
    }

    /** Every zone that a place can have. */
    public List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
                .sorted()
                .toList();
    }
}
