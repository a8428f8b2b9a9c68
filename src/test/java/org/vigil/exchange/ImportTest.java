package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.profile.Basis;
import org.vigil.profile.Convention;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileFile;
import org.vigil.profile.Status;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class ImportTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Import.Listener QUIET = (row, line, what, refused, total) -> {};
    private static final String FOR_ALL = "everywhere: { held_by: BY, publisher: Invented }\n";

    @TempDir
    private Path top;

    private Path folder;

    @BeforeEach
    void aFolder() throws IOException {
        folder = Files.createDirectory(top.resolve("team"));
    }

    @Test
    void aListBecomesProfilesAndASecondTimeItIsTheSame() throws IOException {
        String list = "Name,Date of arrest,Occupation\nAnna Test,2020-05-04,teacher\nBoris Test,May 2021,\n";
        ImportReport first = run(list, FOR_ALL);
        assertThat(first).extracting(ImportReport::rows, ImportReport::added).containsExactly(2, 2);
        Profile anna = profile("anna-test");
        assertThat(anna.names()).containsEntry("en", "Anna Test");
        assertThat(anna.role()).containsEntry("en", "teacher");
        assertThat(anna.custody().getFirst().from().date()).hasToString("2020-05-04");
        assertThat(profile("boris-test").custody().getFirst().from().date()).hasToString("2021-05");
        ImportReport second = run(list, FOR_ALL);
        assertThat(second)
                .extracting(ImportReport::same, ImportReport::added, ImportReport::changed)
                .containsExactly(2, 0, 0);
        assertThat(second.refused()).isEmpty();
    }

    @Test
    void nobodyWhoIsImportedHasABasis() throws IOException {
        run("Name,Date of arrest,basis\nAnna Test,2020-05-04,historic\n", FOR_ALL);
        assertThat(profile("anna-test").basis()).isInstanceOf(Basis.None.class);
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        ImportReport report =
                importing("Name,Detained\nAnna Test,2020-05-04\n", FOR_ALL).dryRun(QUIET);
        assertThat(report.added()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theArabicRollComesInWithAMappingAndItsPhonesDoNot() throws IOException {
        Path roll = top.resolve("roll_arabic_invented.csv");
        Files.write(
                roll,
                Objects.requireNonNull(getClass().getResourceAsStream("/exchange/roll_arabic_invented.csv"))
                        .readAllBytes());
        ListFile list = new ListFile(roll);
        String mapping = Suggestion.of(list).replace("  publisher: \"\"", "  held_by: SY\n  publisher: \"Nobody\"");
        ImportReport report = new Import(folder, list, mapping(mapping), InstantSource.fixed(NOW)).run(QUIET);
        assertThat(report.refused()).isEmpty();
        assertThat(report.added()).isEqualTo(5);
        assertThat(report.ignored()).contains("معلومات_الاتصال", "الوصف_الجسدي", "ملاحظات");
        try (Stream<Path> files = Files.list(folder.resolve("profiles"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file)).doesNotContain("٠٩", "عيون", "الإفراج", "35", "الأمن");
            }
        }
        assertThat(roll()).filteredOn(Profile::withheld).hasSize(3); // released, died, unknown: without a day
        assertThat(roll())
                .noneMatch(profile ->
                        profile.withheld() && profile.custody().getFirst().to() != null);
    }

    @Test
    void whoWasReleasedOrDiedIsSoFromTheFirstDay() throws IOException {
        run(
                "Name,Detained,Status,Release date,Date of death\nAnna Test,2020-05-04,released,2021-01-02,\n"
                        + "Boris Test,2020-05-04,died,,2021-01-03\n",
                FOR_ALL);
        assertThat(status("anna-test")).isInstanceOf(Status.Released.class);
        assertThat(status("boris-test")).isInstanceOf(Status.Died.class);
        assertThat(profile("anna-test").withheld()).isFalse();
    }

    @Test
    void anImportAddsARestrictionAndLiftsNone() throws IOException {
        run("id,Name,Detained,Status\nanna,Anna Test,2020-05-04,in custody\n", FOR_ALL);
        ImportReport released =
                run("id,Name,Detained,Status,Release date\nanna,Anna Test,2020-05-04,released,2021-01-02\n", FOR_ALL);
        assertThat(released.changed()).isEqualTo(1);
        assertThat(status("anna")).isInstanceOf(Status.Released.class);
        ImportReport back = run("id,Name,Detained,Status\nanna,Anna Test,2020-05-04,in custody\n", FOR_ALL);
        assertThat(back.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.column()).isEqualTo("Status");
            assertThat(refusal.reason()).contains("lifts nothing").contains("released");
        });
        assertThat(status("anna")).isInstanceOf(Status.Released.class);
        run("id,Name,Detained,minor\nbo,Bo Test,2020-05-04,true\n", FOR_ALL);
        assertThat(run("id,Name,Detained,minor\nbo,Bo Test,2020-05-04,false\n", FOR_ALL)
                        .same())
                .isEqualTo(1);
        assertThat(profile("bo").minor()).isTrue();
    }

    @Test
    void aStructureThatTakesADeathBackIsRefused() throws IOException {
        run("id,Name,Detained,Date of death\nanna,Anna Test,2020-05-04,2021-01-02\n", FOR_ALL);
        String list = "[{\"id\": \"anna\", \"names\": {\"en\": \"Anna Test\"}, \"held_by\": \"BY\", \"events\": [],"
                + " \"custody\": [{\"kind\": \"prison\", \"from\": \"2020-05-04\", \"confirmed\": \"2026-11-01\"}]}]";
        ImportReport report = read("list.json", list, FOR_ALL).run(QUIET);
        assertThat(report.refused())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.reason()).contains("lifts nothing").contains("died"));
    }

    @Test
    void whoeverIsUnderAgeIsMarkedAndTheAgeDoesNotComeIn() throws IOException {
        run(
                "Name,Detained,Age,Date of birth\nAnna Test,2020-05-04,17,\nBo Test,2020-05-04,,2012-01-01\nCy Test,2020-05-04,18,1980-01-01\n",
                FOR_ALL);
        assertThat(profile("anna-test").minor()).isTrue();
        assertThat(profile("bo-test").minor()).isTrue();
        assertThat(profile("cy-test").minor()).isFalse();
        assertThat(Files.readString(folder.resolve("profiles/bo-test.yaml"))).doesNotContain("2012");
    }

    @Test
    void aRowWithoutADateOfDetentionIsRefusedAndTheOthersComeIn() throws IOException {
        ImportReport report = run(
                "Name;Detained;Sentence\nAnna Test;;Sentenced on 14 April 2014\n"
                        + "Bo Test;Pretrial detention decision was made on 14 April 2014;\nCy Test;2014-04-02;\n",
                FOR_ALL);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refused()).extracting(Refusal::row).containsExactly(2, 3);
        assertThat(report.refused()).extracting(Refusal::column).containsOnly("Detained");
        assertThat(report.refused().getFirst().reason()).contains("never taken from another column");
        assertThat(report.refused().getLast().reason()).contains("sentence");
    }

    @Test
    void theColumnDecidesWhichNumberIsTheDay() throws IOException {
        run("Name,Detained\nAnna Test,04/05/2013\nBo Test,13/05/2013\n", FOR_ALL);
        assertThat(profile("anna-test").custody().getFirst().from().date()).hasToString("2013-05-04");
        run("Name,Detained\nCy Test,04/05/2013\nDa Test,05/13/2013\n", FOR_ALL);
        assertThat(profile("cy-test").custody().getFirst().from().date()).hasToString("2013-04-05");
    }

    @Test
    void withoutEvidenceTheQuestionIsAskedAndTheMappingAnswers() throws IOException {
        String list = "Name,Detained\nEve Test,04/05/2013\n";
        assertThat(run(list, FOR_ALL).refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.value()).isEqualTo("04/05/2013");
            assertThat(refusal.reason()).contains("4 May or 5 April");
        });
        assertThat(run("Name,Detained\nEve Test,04/05/2013\nBo T,13/05/2013\nCy T,05/13/2013\n", FOR_ALL)
                        .refused())
                .extracting(Refusal::row)
                .containsExactly(2);
        run(list, FOR_ALL + "dates: month-first\n");
        assertThat(profile("eve-test").custody().getFirst().from().date()).hasToString("2013-04-05");
        run("ФИО,Дата ареста\nЕва Тестова,04.05.2013\n", FOR_ALL);
        assertThat(profile("yeva-testova").custody().getFirst().from().date()).hasToString("2013-05-04");
    }

    @Test
    void doubtStaysDoubt() throws IOException {
        run("Name,Detained\nAnna Test,7 or 8 November 2020\nBo Test,around 17 June 2014\n", FOR_ALL);
        assertThat(profile("anna-test").custody().getFirst().from().disputed()).isTrue();
        assertThat(profile("anna-test").custody().getFirst().from().latest()).hasToString("2020-11-08");
        assertThat(profile("bo-test").custody().getFirst().from().circa()).isTrue();
    }

    @Test
    void aYearThatItsCaseContradictsIsDisputed() throws IOException {
        run(
                "Name,Detained,Case\nAnna Test,7 March 2013,x\nBo Test,7 March 2013,x\nCy Test,\"March 07, 2014\",x\n",
                FOR_ALL);
        assertThat(profile("cy-test").custody().getFirst().from().disputed()).isTrue();
        assertThat(profile("bo-test").custody().getFirst().from().disputed()).isFalse();
    }

    @Test
    void aSlipIsReportedWithItsRowAndColumn() throws IOException {
        ImportReport report = run("Name,Detained\nAnna Test,1952-08021\nBo Test,1954-02-29\nCy Test,19812\n", FOR_ALL);
        assertThat(report.refused())
                .extracting(Refusal::row, Refusal::column, Refusal::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "Detained", "1952-08021"),
                        org.assertj.core.groups.Tuple.tuple(3, "Detained", "1954-02-29"),
                        org.assertj.core.groups.Tuple.tuple(4, "Detained", "19812"));
    }

    @Test
    void sameNamesProposeAMergerAndNeverMerge() throws IOException {
        run("Name,Detained\nKhadija Ismailova,2014-12-05\n", FOR_ALL);
        ImportReport alike = run("ФИО,Дата ареста\nХадиджа Исмаилова,05.12.2014\n", FOR_ALL);
        assertThat(alike.refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("khadija-ismailova on the roll"));
        ImportReport twice =
                run("Name,Detained\nBo Test,2014-12-05\nTest Bo,2015-01-01\nCy Test,2015-01-01\n", FOR_ALL);
        assertThat(twice.added()).isEqualTo(1);
        assertThat(twice.refused())
                .extracting(Refusal::reason)
                .allMatch(reason -> reason.contains("called alike: row"));
        ImportReport named =
                run("id,Name,Detained\nkhadija-2,Khadija Ismailova,2016-12-05\n", FOR_ALL + "columns: { id: id }\n");
        assertThat(named.added()).isEqualTo(1);
    }

    @Test
    void twoSourcesThatDisagreeOnTheArrestAreForAPerson() throws IOException {
        run("id,Name,Detained\nanna,Anna Test,2020-05-04\n", FOR_ALL);
        ImportReport report = run("id,Name,Detained\nanna,Anna Test,2020-06-04\n", FOR_ALL);
        assertThat(report.refused().getFirst().reason()).contains("disagree");
    }

    @Test
    void contactDetailsAreRefusedWithThePlaceAndNotRepeated() throws IOException {
        ImportReport report = run(
                "Name,Detained,notes\nAnna Test,2020-05-04,call +375 29 123-45-67\nBo Test,2020-05-04,mail bo@example.org\n",
                FOR_ALL + "columns: { notes: story.en }\n");
        assertThat(report.added()).isZero();
        assertThat(report.refused()).extracting(Refusal::column).containsOnly("notes");
        assertThat(report.refused()).extracting(Refusal::value).containsOnly("");
        assertThat(report.toString()).doesNotContain("375", "example.org");
    }

    /** What the file's own check refuses is told of the cell that it came from, by the language of the column. */
    @Test
    void anAddressOrAChildInFreeTextIsRefusedWithItsCellAndNotRepeated() throws IOException {
        ImportReport report = run(
                "Name,Detained,notes,Заметки\nAnna Test,2020-05-04,A teacher,\"Минск, ул. Ленина, д. 5, кв. 12\"\n"
                        + "Bo Test,2020-05-04,Her 12-year-old son waits,\nCy Test,\"г. Минск, ул. Ленина, д. 5\",,\n",
                FOR_ALL + "columns: { notes: story.en, Заметки: story.ru }\n");
        assertThat(report.refused()).extracting(Refusal::row).containsExactly(2, 3, 4);
        assertThat(report.refused()).extracting(Refusal::column).containsExactly("Заметки", "notes", "Detained");
        assertThat(report.refused()).extracting(Refusal::value).containsOnly("");
        assertThat(report.refused().get(0).reason()).contains("postal address").contains("look at word");
        assertThat(report.refused().get(1).reason()).contains("child");
        assertThat(report.toString()).doesNotContain("Ленина", "12-year");
    }

    @Test
    void aStructureWithATelephoneInAnOddPlaceIsNotRepeated() throws IOException {
        String list = "[{\"id\": \"anna\", \"names\": {\"en\": \"Anna Test\"}, \"held_by\": \"BY\", \"custody\":"
                + " [{\"kind\": \"prison\", \"from\": \"call +375 29 123 45 67\", \"confirmed\": \"2026-11-01\"}]}]";
        ImportReport report = read("list.json", list, FOR_ALL).run(QUIET);
        assertThat(report.refused()).isNotEmpty();
        assertThat(report.refused()).extracting(Refusal::column).contains("custody");
        assertThat(report.toString()).doesNotContain("375");
    }

    /** A slip in the mapping must not make of somebody who is free a prisoner. */
    @Test
    void aWordThatTheMappingLeavesOpenIsAskedAndOneThatItMistypesIsRefused() throws IOException {
        assertThat(run("Name,Detained,Status\nAnna Test,2020-05-04,новое\n", FOR_ALL + "values: { новое: '' }\n")
                        .refused())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.reason()).contains("does not know this status"));
        assertThat(run("Name,Detained,Status\nAnna Test,2020-05-04,новое\n", FOR_ALL + "values: { новое: she }\n")
                        .refused())
                .hasSize(1);
        Problems problems = new Problems();
        assertThat(Mapping.read(SourceFile.ofText("map.yaml", "values: { новое: relased }\n"), problems))
                .isEmpty();
        assertThat(problems.list().getFirst().allowed()).contains("released");
    }

    @Test
    void noMappingBringsAPhoneColumnIn() {
        Problems problems = new Problems();
        assertThat(Mapping.read(SourceFile.ofText("map.yaml", "columns: { Phone number: story.en }\n"), problems))
                .isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.wrong()).contains("never comes in"));
    }

    @Test
    void aMappingNamesAllItsMistakes() {
        Problems problems = new Problems();
        Mapping.read(
                SourceFile.ofText(
                        "m.yaml", "columns: { a: nonsense }\neverywhere: { name: x }\ndates: never\nother: 1\n"),
                problems);
        assertThat(problems.list()).hasSize(4);
    }

    @Test
    void signsThatTurnATextAreTakenOut() throws IOException {
        run("Name,Detained,role\n\u202EAnna\u2069 Test,2020-05-04,te\u200Facher\n", FOR_ALL);
        assertThat(profile("anna-test").name("en")).isEqualTo("Anna Test");
        assertThat(profile("anna-test").role()).containsEntry("en", "teacher");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "^", "~", ":", "#", "؛"})
    void anySeparatorIsFound(String separator) throws IOException {
        String list = "\uFEFF" + String.join(separator, "Name", "Detained", "Role") + "\r\n"
                + String.join(separator, "Anna Test", "2020-05-04", "\"a, b; c | d\"") + "\r\n";
        run(list, FOR_ALL);
        assertThat(profile("anna-test").role()).containsEntry("en", "a, b; c | d");
    }

    @Test
    void whatIsNoListOfPersonsIsNamedAndRefused() {
        assertThat(refusal("a.csv", "Booking date,Amount,IBAN,Balance\n2020-01-01,3,X,4\n"))
                .contains("bank");
        assertThat(refusal("a.csv", "Region,Year,Count,Total\nMinsk,2020,4,5\n"))
                .contains("table of numbers");
        assertThat(refusal("a.csv", "Incident ID,Event type,Location,Date\n1,x,y,2020-01-01\n"))
                .contains("incidents");
        assertThat(refusal("a.csv", "Name,Arrested\nMinsk,45\nBrest,12\n")).contains("is a date");
        assertThat(refusal("a.txt", "In May 2020 Anna was detained. She is a teacher.\n"))
                .contains("no list of persons");
        assertThat(refusal("a.json", "{\"version\": \"1.0\", \"scripts\": {\"x\": []}}"))
                .contains("no list");
        assertThat(refusal("a.yaml", "server: { port: 80 }\nname: x\n")).contains("no list");
        assertThat(refusal("a.yaml", "- one\n- two\n")).contains("no person");
        assertThat(refusal("a.csv", "%PDF-1.7 x")).contains("PDF");
        assertThat(refusal("a.csv", "")).contains("empty");
        assertThat(refusal("a.csv", "Name,Detained\n")).contains("nobody");
        assertThat(refusal("a.csv", "Name,Name,Detained\nA,B,2020-01-01\n")).contains("Two columns");
        assertThat(refusal("a.csv", "Name,Full name,Detained\nA,B,2020-01-01\n"))
                .contains("both say name");
    }

    @Test
    void anotherEncodingIsNamedWithWhatToDo() throws IOException {
        String russian = "ФИО;Дата задержания\nАнна Тестова;12.01.2013\nБорис Тестов, учитель из Минска;13.01.2013\n";
        assertThat(refusal("a.csv", russian.repeat(20).getBytes(Charset.forName("windows-1251"))))
                .contains("windows-1251")
                .contains("UTF-8");
        assertThat(refusal("a.csv", russian.getBytes(StandardCharsets.UTF_16))).contains("UTF-16");
        assertThat(refusal("a.csv", russian.getBytes(StandardCharsets.UTF_16LE)))
                .contains("UTF-16");
    }

    @Test
    void aQuoteThatNeverEndsAndAHugeCellAreNamedWithTheirLine() {
        assertThat(refusal("a.csv", "Name,Detained\nA,2020-01-01\n\"B,2020-01-01\n"))
                .contains("line 3");
        assertThat(refusal("a.csv", "Name,Detained\n\"" + "x".repeat(10_000_000) + "\",2020\n"))
                .contains("line 2");
    }

    @Test
    void raggedRowsAndLongCellsAreRefusedAndTheOthersComeIn() throws IOException {
        ImportReport report = run(
                "Name,Detained,role\nAnna Test,2020-05-04\nBo Test,2020-05-04,a,b\nCy Test,2020-05-04,"
                        + "x".repeat(30_000) + "\n\nDa Test,2020-05-04,\n",
                FOR_ALL);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refused()).extracting(Refusal::row).containsExactly(2, 3, 4);
        assertThat(report.refused().getLast().reason()).contains("30000");
    }

    @Test
    void idsThatStandTwiceAndNoIdsAreRefused() throws IOException {
        ImportReport report = run(
                "id,Name,Detained\na,Anna Test,2020-01-01\na,Bo Test,2020-01-01\n../x,Cy Test,2020-01-01\n", FOR_ALL);
        assertThat(report.refused()).extracting(Refusal::row).containsExactly(2, 3, 4);
        assertThat(report.refused()).extracting(Refusal::column).containsOnly("id");
    }

    @Test
    void aBrokenProfileIsLeftAsItIs() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/anna.yaml"), "id: anna\nnames: [\n");
        ImportReport report = run("id,Name,Detained\nanna,Anna Test,2020-01-01\n", FOR_ALL);
        assertThat(report.refused().getFirst().reason()).contains("has problems");
        assertThat(Files.readString(folder.resolve("profiles/anna.yaml"))).isEqualTo("id: anna\nnames: [\n");
    }

    /** A file that a slip has broken is still that person's: a list must not bring them in a second time. */
    @Test
    void whoeverHasABrokenFileDoesNotComeInAgain() throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles/anna.yaml"), "id: anna\nnames: { en: Anna Test }\nkind: prisnoer\n");
        Files.writeString(folder.resolve("profiles/bo-test.yaml"), "id: bo-test\nnames: [\n");
        ImportReport report = run("Name,Detained\nAnna Test,2020-01-01\nBo Test,2020-01-01\n", FOR_ALL);
        assertThat(report.added()).isZero();
        assertThat(report.refused())
                .extracting(Refusal::reason)
                .satisfiesExactly(
                        one -> assertThat(one).contains("anna on the roll"),
                        other -> assertThat(other).contains("bo-test on the roll"));
    }

    /** Both would be written into one file, and one of them be lost. */
    @Test
    void anIdThatAnotherRowNamesIsNotMadeOfAName() throws IOException {
        ImportReport report = run("id,Name,Detained\n,Anna Test,2020-01-01\nanna-test,Cy Other,2020-01-01\n", FOR_ALL);
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.row()).isEqualTo(2);
            assertThat(refusal.reason()).contains("somebody else has the id anna-test");
        });
    }

    @Test
    void whereNothingCanBeWrittenNothingIs() throws IOException {
        Files.writeString(folder.resolve("profiles"), "a file where the folder should be");
        assertThatThrownBy(() -> run("Name,Detained\nAnna Test,2020-01-01\n", FOR_ALL))
                .isInstanceOf(IOException.class);
    }

    @Test
    void jsonAndYamlComeInAsWell() throws IOException {
        read(
                        "a.json",
                        "{\"people\": [{\"name\": \"Anna Test\", \"arrest_date\": \"2020-05-04\", \"age\": 40}]}",
                        FOR_ALL)
                .run(QUIET);
        read("a.yaml", "- name: Bo Test\n  detained: 2020-05-04\n", FOR_ALL).run(QUIET);
        assertThat(roll()).extracting(profile -> profile.id().value()).containsExactly("anna-test", "bo-test");
        assertThat(refusal("b.json", "[{\"name\": \"x\" \n\"y\"}]")).contains("line 2");
    }

    private String refusal(String name, String text) {
        return refusal(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String refusal(String name, byte[] bytes) {
        try {
            Path file = top.resolve(name);
            Files.write(file, bytes);
            new Import(folder, new ListFile(file), mapping(FOR_ALL), InstantSource.fixed(NOW)).run(QUIET);
            return "nothing was refused";
        } catch (Unreadable e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ImportReport run(String csv, String mapping) throws IOException {
        return importing(csv, mapping).run(QUIET);
    }

    private Import importing(String csv, String mapping) throws IOException {
        return read("list.csv", csv, mapping);
    }

    private Import read(String name, String text, String mapping) throws IOException {
        Path file = top.resolve(name);
        Files.writeString(file, text);
        return new Import(folder, new ListFile(file), mapping(mapping), InstantSource.fixed(NOW));
    }

    private static Mapping mapping(String yaml) {
        Problems problems = new Problems();
        Mapping mapping =
                Mapping.read(SourceFile.ofText("map.yaml", yaml), problems).orElse(null);
        assertThat(problems.list()).isEmpty();
        return Objects.requireNonNull(mapping);
    }

    private Profile profile(String id) throws IOException {
        Problems problems = new Problems();
        String path = "profiles/" + id + ".yaml";
        return ProfileFile.read(new SourceFile(path, Files.readAllBytes(folder.resolve(path))), problems)
                .orElseThrow(() -> new AssertionError(problems.list()));
    }

    private List<Profile> roll() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("profiles"))) {
            List<String> ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .sorted()
                    .toList();
            List<Profile> profiles = new java.util.ArrayList<>();
            for (String id : ids) {
                profiles.add(profile(id));
            }
            return profiles;
        }
    }

    private Status status(String id) throws IOException {
        Profile profile = profile(id);
        return profile.statusOn(profile.dayAt(NOW), Convention.ELAPSED);
    }
}
