package org.vigil.crash;

import java.io.BufferedReader;
import java.io.Reader;
import java.time.Duration;
import java.time.InstantSource;
import org.vigil.Main;

/** {@link Main} on a machine whose clock is wrong, by as much as {@code SHIFTED_BY} says. */
final class ShiftedVigil {
    static final String SHIFTED_BY = "SHIFTED_BY";

    private ShiftedVigil() {}

    public static void main(String[] args) {
        Duration shift = Duration.parse(System.getenv(SHIFTED_BY));
        InstantSource clock = () -> InstantSource.system().instant().plus(shift);
        System.exit(Main.commandLine(System.getenv(), clock, new BufferedReader(Reader.nullReader()))
                .execute(args));
    }
}
