package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2014-12-05 --on 2016-05-25                        | 537 days",
                "--from 2014-12-05 --to 2016-05-25 --convention inclusive | 538 days",
                "--from 2016-05-24 --to 2016-05-25                        | 1 day",
                "--from 2016-05-25 --to 2016-05-25                        | 0 days",
                "--from 2013-02 --to 2013-03-10                           | at least 10 days",
                "--from 2013 --to 2016-05-25                              | no number: only the year of the first day is known",
                "--from 2016-05-26 --to 2016-05-25                        | no number: that day lies before the first day of custody",
                "--from 2026-11-20                                        | 1 day",
                "--from 2026-11-20 --zone Pacific/Kiritimati              | 2 days",
                "--from 2014-12-05 --to 2016-05-25 --format json          | {\"certainty\":\"exact\",\"days\":537,\"convention\":\"elapsed\"}",
                "--from 2016-04 --to 2016-05-01 --format json --convention inclusive | {\"certainty\":\"at-least\",\"days\":2,\"convention\":\"inclusive\"}",
                "--from 2013 --to 2016-05-25 --format json                | {\"certainty\":\"none\",\"reason\":\"only the year of the first day is known\",\"convention\":\"elapsed\"}",
            })
    void answersAndEndsWell(String arguments, String answer) {
        CommandRun run = count(arguments);
        assertThat(run.out()).isEqualTo(answer);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--from 2015-02-30                       | --from: \"2015-02-30\" is no date",
                "--from 19812                            | --from: \"19812\" is no date",
                "--from 2015-02-01 --on tomorrow         | --on: \"tomorrow\" is no date",
                "--from 2015-02-01 --zone Asia/Bakoo     | --zone: \"Asia/Bakoo\" is no zone",
                "--on 2015-02-01                         | --from",
                "--from 2015-02-01 --convention both     | --convention",
            })
    void refusesWhatIsNoDate(String arguments, String said) {
        CommandRun run = count(arguments);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(said);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theMessageSaysWhatMayStandThere() {
        assertThat(count("--from 2015-02-30").err()).endsWith("give a date as 2015-09-01, 2015-09 or 2015.");
    }

    private static CommandRun count(String arguments) {
        return CommandRun.of(Path.of(""), "", ("count " + arguments.strip()).split(" +"));
    }
}
