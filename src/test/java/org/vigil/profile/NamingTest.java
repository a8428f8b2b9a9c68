package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class NamingTest {
    private static final Profile PERSON = profile("""
            id: hadija
            kind: prisoner
            names: { en: Hadija Example, az: Xədicə Nümunə, ar: خديجة, zh-Hans: 安娜 }
            aliases: [Lu, "Mother Courage"]
            zone: Asia/Baku
            held_by: AZ
            custody: [{ kind: detention, from: 2025-01-05, confirmed: 2026-01-05 }]
            sources: [{ title: A report, publisher: A newspaper, date: 2026-01-01, link: "https://example.org/h" }]
            basis: historic
            """);

    private static Profile profile(String yaml) {
        Problems problems = new Problems();
        Profile read = ProfileFile.read(SourceFile.ofText("profiles/hadija.yaml", yaml), problems)
                .orElseThrow(() -> new AssertionError(problems.list().toString()));
        return read;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Day 3: Hadija Example, poet.                 | true
            DAY 3: HADIJA EXAMPLE                        | true
            Hadija Examples sister                       | true
            Day 3: \u2068Hadija\u00a0Example\u2069!      | true
            Azadlıq Xədicə Nümunənin haqqıdır            | true
            الحرية لخديجة                                  | true
            释放安娜吧                                     | true
            They call her Lu.                            | true
            释放Lu吧                                      | true
            Mother Courage writes                        | true
            It ends with #FreeHadija                     | true
            It ends with #FreeHadijaNow                  | false
            The solution is Lulu                         | false
            Hadija Other                                 | false
            """)
    void findsTheNameAsItIsSpelled(String text, boolean named) {
        assertThat(Naming.of(PERSON, List.of("#FreeHadija")).in(text)).isEqualTo(named);
    }

    @Test
    void findsAnAccentHoweverItIsEncoded() {
        Profile thi = profile("""
                id: hadija
                kind: prisoner
                names: { en: "Đào Thị Mẫu" }
                zone: Asia/Ho_Chi_Minh
                held_by: VN
                custody: [{ kind: detention, from: 2025-01-05, confirmed: 2026-01-05 }]
                sources: [{ title: A report, publisher: A newspaper, date: 2026-01-01, link: "https://example.org/h" }]
                basis: historic
                """);
        String decomposed = java.text.Normalizer.normalize("Day 1: Đào Thị Mẫu.", java.text.Normalizer.Form.NFD);
        assertThat(Naming.of(thi, List.of()).in(decomposed)).isTrue();
    }
}
