package org.vigil.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whether there is room where Vigil's own database and the files lie. */
record DiskHealth(Path folder) implements Examination {
    private static final long MEGABYTE = 1 << 20;
    private static final long SCARCE = 2_000 * MEGABYTE;
    private static final long TOO_LITTLE = 300 * MEGABYTE;

    @Override
    public String area() {
        return "disk";
    }

    @Override
    public List<Finding> findings() {
        long free;
        try {
            free = Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String words = free / MEGABYTE + " MB free where the folder lies";
        Map<String, Object> facts = Map.of("free_bytes", free);
        if (free < TOO_LITTLE) {
            return List.of(Finding.wrong(area(), words + ": make room, or the database stops", facts));
        }
        return List.of(free < SCARCE ? Finding.note(area(), words, facts) : Finding.well(area(), words, facts));
    }
}
