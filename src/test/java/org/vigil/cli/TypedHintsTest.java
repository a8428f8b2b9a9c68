package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What a sentence says to type next can be copied. */
class TypedHintsTest {
    private final StringWriter out = new StringWriter();

    private String printed(String folder, String text) {
        Vigil vigil = new Vigil(Map.of());
        CommandLine line = new CommandLine(vigil);
        line.parseArgs(folder.isEmpty() ? new String[0] : new String[] {"-C", folder});
        PrintWriter printer = TypedHints.over(out, List.of("approve", "run"), vigil);
        printer.println(text);
        return out.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    team       | Read one: vigil approve show 4   | Read one: ./vigil -C team approve show 4
                    ``         | Read one: vigil approve show 4   | Read one: ./vigil approve show 4
                    our team   | It posts with "vigil run".       | It posts with "./vigil -C 'our team' run".
                    team       | vigil: A first post of ./vigil run | vigil: A first post of ./vigil -C team run
                    team       | ./vigil -C other run, ../vigil run  | ./vigil -C other run, ../vigil run
                    team       | /srv/vigil approve, my-vigil run | /srv/vigil approve, my-vigil run
                    team       | The vigil runs                   | The vigil runs
                    team       | See: vigil --help                | See: ./vigil -C team --help
                    """)
    void aHintNamesTheProgramAndItsFolder(String folder, String said, String printed) {
        assertThat(printed(folder, said)).isEqualTo(printed);
    }

    @Test
    void whoNamesAFolderOfItsOwnKeepsIt() {
        System.setProperty("vigil.typed", "../vigil");
        try {
            assertThat(printed("team", "./vigil -C other preview; vigil approve list"))
                    .isEqualTo("../vigil -C other preview; ../vigil -C team approve list");
        } finally {
            System.clearProperty("vigil.typed");
        }
    }

    @Test
    void eachPieceIsLookedAtForItself() {
        PrintWriter printer = TypedHints.over(out, List.of("run"), new Vigil(Map.of()));
        printer.print('x');
        printer.printf("%s %d%n", "vigil run", 5);
        assertThat(out.toString().strip()).isEqualTo("x./vigil run 5");
    }
}
