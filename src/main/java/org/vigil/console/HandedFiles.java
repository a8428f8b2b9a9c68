package org.vigil.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.vigil.delivery.FileDesk;

/** Files of the team's folder as somebody gets them who puts them there by hand: one as it is, several in one zip. */
final class HandedFiles {
    private static final MediaType ZIP = new MediaType("application", "zip");
    /** The first that a zip can say: when a file was made is the team's version control's to say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private HandedFiles() {}

    /** Empty where all of the changes take files away. */
    static Optional<ResponseEntity<byte[]>> of(List<FileDesk.Change> changes) {
        List<FileDesk.Change> files =
                changes.stream().filter(change -> change.bytes() != null).toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        FileDesk.Change last = files.getLast();
        byte[] bytes = last.bytes();
        return files.size() == 1 && bytes != null
                ? Optional.of(as(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8), name(last.path()), bytes))
                : Optional.of(as(ZIP, name(last.path()).replaceFirst("\\.[^.]*$", "") + ".zip", zip(files)));
    }

    /** Each at its place in the team's folder. */
    private static byte[] zip(List<FileDesk.Change> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (FileDesk.Change file : files) {
                byte[] content = file.bytes();
                if (content != null) {
                    ZipEntry entry = new ZipEntry(file.path());
                    entry.setTimeLocal(NO_TIME);
                    zip.putNextEntry(entry);
                    zip.write(content);
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static ResponseEntity<byte[]> as(MediaType type, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
