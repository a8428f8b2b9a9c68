package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.vigil.organisation.OrganisationId;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class ProfileRoundTripTest {
    private static final SourceId FIRST = new SourceId("first");
    private static final SourceId SECOND = new SourceId("second");
    private static final List<String> LANGUAGES = List.of("en", "no", "fa", "zh-Hans", "be");

    @Property(tries = 150)
    void whatIsWrittenIsReadBack(@ForAll("profiles") Profile profile) {
        Problems problems = new Problems();
        String written = ProfileFile.write(profile);
        assertThat(ProfileFile.read(SourceFile.ofText(profile.file(), written), problems))
                .as("%s%n%s", problems.list(), written)
                .contains(profile)
                .hasValueSatisfying(read -> assertThat(read.names().keySet())
                        .containsExactlyElementsOf(profile.names().keySet()));
    }

    @Provide
    Arbitrary<Profile> profiles() {
        return Arbitraries.randoms()
                .flatMap(random -> texts().list().ofSize(40).map(words -> {
                    World world = new World(random, words);
                    return world.profile();
                }));
    }

    /** What people write, and what YAML might take for something else. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(" :#'\"{}[],&*!|>%@`-?~\\\n.ş王ی\u200c\u00a0")
                .ofMinLength(1)
                .ofMaxLength(60);
        Arbitrary<String> traps =
                Arbitraries.of("null", "~", "yes", "2015-09-01", "2015", "09:00", "- a", "a: b", "#a", "🕯️ x");
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, any), net.jqwik.api.Tuple.of(1, traps))
                .map(String::strip)
                .filter(text -> !text.isBlank()
                        && PublishableText.wrong("story", text).isEmpty()
                        && FlatLabels.in("role", text).isEmpty());
    }

    /** Builds a profile from chance and a bag of texts. */
    private record World(RandomGenerator random, List<String> words) {

        Profile profile() {
            ProfileKind kind = ProfileKind.values()[random.nextInt(3)];
            List<CustodyPeriod> custody = kind == ProfileKind.PRISONER ? custody() : List.of();
            Map<String, String> role = byLanguage(0);
            PartialDate birth = kind == ProfileKind.FAMILY ? null : maybe(date());
            return new Profile(
                    new ProfileId("some-one"),
                    kind,
                    byLanguage(1),
                    some(this::word),
                    role,
                    some(() -> random.nextBoolean() ? "AZ" : "NO"),
                    kind == ProfileKind.PRISONER ? "VN" : null,
                    ZoneId.of("Asia/Ho_Chi_Minh"),
                    maybe(Pronoun.SHE),
                    custody,
                    kind == ProfileKind.PRISONER ? some(this::sentence) : List.of(),
                    kind == ProfileKind.PRISONER && random.nextBoolean() ? List.of(counter()) : List.of(),
                    kind == ProfileKind.FAMILY
                            ? List.of()
                            : some(() -> random.nextBoolean()
                                    ? event()
                                    : new LifeEvent(
                                            LifeEvent.Kind.HEARING,
                                            doubtful(date()),
                                            word(),
                                            null,
                                            null,
                                            null,
                                            Map.of(),
                                            refs())),
                    some(() -> new Relative(
                            word(),
                            word(),
                            maybe(random.nextBoolean()),
                            maybe(LocalDate.of(2027, 1, 5)),
                            random.nextBoolean(),
                            refs())),
                    byLanguage(0),
                    some(() -> new Quote(
                            word(),
                            "en",
                            word(),
                            date(),
                            source(),
                            maybe(Quote.Permission.FAMILY),
                            random.nextBoolean())),
                    maybe(new Photo("profiles/photos/a.jpg", word(), word(), byLanguage(1))),
                    some(() -> new Action(
                            withoutMentions(byLanguage(1)),
                            word().replace('@', 'a'),
                            withoutMentions(byLanguage(0)),
                            maybe("DE"),
                            maybe(LocalDate.of(2026, 12, 31)),
                            maybe(LocalDate.of(2026, 11, 3)))),
                    some(() -> "#Free" + random.nextInt(100)),
                    List.of(named("first"), named("second"), source()),
                    facts(role, birth),
                    kind == ProfileKind.FAMILY
                            ? List.of()
                            : some(() -> new Charge(
                                    byLanguage(1), byLanguage(1), random.nextBoolean(), maybe(date()), refs())),
                    birth,
                    maybe(new Withheld(Set.of("story", "sources", "photo"))) instanceof Withheld some
                            ? some
                            : Withheld.NOTHING,
                    basis(),
                    kind == ProfileKind.FAMILY ? new ProfileId("other") : null,
                    kind == ProfileKind.GROUP ? List.of(new ProfileId("other")) : List.of(),
                    some(() -> new ProfileId("other-" + random.nextInt(9))),
                    new LinkedHashSet<>(some(() -> "tag-" + random.nextInt(9))),
                    maybe(Convention.INCLUSIVE),
                    random.nextBoolean(),
                    random.nextBoolean(),
                    maybe(new OrganisationId("free-pen")),
                    "profiles/some-one.yaml");
        }

        private List<CustodyPeriod> custody() {
            List<CustodyPeriod> result = new ArrayList<>();
            LocalDate day = LocalDate.of(1990 + random.nextInt(20), 1 + random.nextInt(12), 1 + random.nextInt(28));
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                CustodyKind kind = CustodyKind.values()[random.nextInt(5)];
                CustodyDate from = doubtful(PartialDate.of(day));
                day = day.plusDays(800 + random.nextInt(2000));
                PartialDate end = PartialDate.of(day);
                boolean unknown = random.nextInt(4) == 0;
                boolean open = i == count - 1 && random.nextBoolean();
                CustodyDate to = unknown || open ? null : doubtful(end);
                result.add(new CustodyPeriod(
                        kind,
                        from,
                        to,
                        unknown,
                        to == null ? PartialDate.of(YearMonth.from(day)) : null,
                        maybe(word()),
                        refs()));
                day = day.plusDays(random.nextBoolean() ? 0 : 800);
                day = unknown ? day.plusMonths(1) : day;
            }
            return result;
        }

        private Sentence sentence() {
            return switch (random.nextInt(3)) {
                case 0 ->
                    new Sentence(
                            maybe(date()),
                            word(),
                            null,
                            false,
                            null,
                            some(() -> new Said(word(), List.of(FIRST))),
                            refs());
                case 1 -> new Sentence(maybe(date()), word(), null, true, null);
                default ->
                    new Sentence(
                            maybe(date()),
                            word(),
                            java.time.Period.of(random.nextInt(9), random.nextInt(13), 1 + random.nextInt(40)),
                            false,
                            maybe(LocalDate.of(2015, 3, 1)));
            };
        }

        private Counter counter() {
            boolean unknown = random.nextInt(3) == 0;
            PartialDate end = PartialDate.parse("2019");
            return new Counter(
                    Counter.Kind.values()[random.nextInt(2)],
                    doubtful(date()),
                    unknown || random.nextBoolean() ? null : doubtful(end),
                    unknown,
                    end,
                    maybe(Convention.INCLUSIVE),
                    maybe(word()),
                    refs());
        }

        private Attributions facts(Map<String, String> role, @Nullable PartialDate birth) {
            Map<Fact, Attribution> facts =
                    new LinkedHashMap<>(Map.of(Fact.NAMES, new Attribution(List.of(FIRST, SECOND), List.of())));
            if (birth != null) {
                Said other = new Said("1970-02", List.of(SECOND));
                facts.put(Fact.BIRTH_DATE, new Attribution(List.of(FIRST), List.of(other)));
            }
            String word = word();
            if (!role.isEmpty() && role.values().stream().noneMatch(known -> Fact.same(known, word))) {
                facts.put(Fact.ROLE, new Attribution(List.of(FIRST), List.of(new Said(word, List.of(SECOND)))));
            }
            return random.nextBoolean() ? Attributions.NONE : new Attributions(facts);
        }

        private LifeEvent event() {
            return random.nextBoolean()
                    ? new LifeEvent(
                            LifeEvent.Kind.TRANSFERRED, doubtful(date()), word(), null, ZoneId.of("Asia/Tehran"))
                    : new LifeEvent(
                            LifeEvent.Kind.HOSPITAL,
                            doubtful(date()),
                            word(),
                            doubtful(PartialDate.parse("2017")),
                            null);
        }

        private CustodyDate doubtful(PartialDate date) {
            int choice = random.nextInt(5);
            if (choice == 4) {
                PartialDate other = PartialDate.of(date.latest().plusDays(2));
                return new CustodyDate(
                        date, false, false, null, List.of(new Alternative(other, List.of(SECOND))), refs());
            }
            return choice < 2
                    ? CustodyDate.of(date)
                    : new CustodyDate(
                            date, choice == 2, choice == 3, maybe(date.latest().plusDays(3)));
        }

        private Basis basis() {
            return switch (random.nextInt(4)) {
                case 0 -> new Basis.None();
                case 1 -> new Basis.Historic();
                case 2 ->
                    new Basis.StatedReason(
                            word(),
                            LocalDate.of(2026, 1, 5),
                            List.of("Ann", "Bob: B."),
                            random.nextBoolean()
                                    ? Basis.StatedReason.USUAL_SCOPE
                                    : EnumSet.of(Basis.Scope.NAME, Basis.Scope.PHOTO));
                default ->
                    new Basis.Consent(
                            LocalDate.of(2026, 1, 5),
                            maybe(LocalDate.of(2027, 1, 5)),
                            EnumSet.of(Basis.Scope.NAME, Basis.Scope.RELATION));
            };
        }

        private Source source() {
            return new Source(
                    word(),
                    word(),
                    maybe(date()),
                    maybe("https://example.org/?a=b#c"),
                    maybe(Source.Voice.LAWYER),
                    null,
                    null,
                    null);
        }

        private Source named(String id) {
            return new Source(
                    word(),
                    word(),
                    maybe(date()),
                    null,
                    null,
                    new SourceId(id),
                    maybe(LocalDate.of(2026, 1, 5)),
                    maybe("0123456789abcdef".repeat(4)));
        }

        private List<SourceId> refs() {
            return random.nextBoolean() ? List.of() : List.of(FIRST, SECOND);
        }

        private PartialDate date() {
            return PartialDate.parse(List.of("2015", "2015-09", "2015-09-01").get(random.nextInt(3)));
        }

        private Map<String, String> byLanguage(int least) {
            Map<String, String> result = new LinkedHashMap<>();
            int count = least + random.nextInt(LANGUAGES.size());
            int start = random.nextInt(LANGUAGES.size());
            for (int i = 0; i < count; i++) {
                result.put(LANGUAGES.get((start + i) % LANGUAGES.size()), word());
            }
            return result;
        }

        private static Map<String, String> withoutMentions(Map<String, String> texts) {
            texts.replaceAll((language, text) -> text.replace('@', 'a'));
            return texts;
        }

        private String word() {
            return words.get(random.nextInt(words.size()));
        }

        private <T> List<T> some(java.util.function.Supplier<T> one) {
            List<T> result = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                result.add(one.get());
            }
            return result;
        }

        private <T> @Nullable T maybe(@Nullable T value) {
            return random.nextBoolean() ? value : null;
        }
    }
}
