package org.vigil.exchange;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A file that somebody wants to import: what it is, and its rows. */
public final class ListFile {
    private static final int SAMPLE = 64 * 1024;
    private static final int BOM = 3;

    private final Path path;

    /** Null where it lies on the disk. */
    private final byte @Nullable [] held;

    public ListFile(Path path) {
        this.path = path;
        this.held = null;
    }

    /**
     * A list that lies in memory alone.
     *
     * @param name without a folder
     */
    public ListFile(String name, byte[] bytes) {
        this.path = Path.of(name);
        this.held = bytes;
    }

    /** The file's own name, without its folder. */
    public String name() {
        return String.valueOf(path.getFileName());
    }

    public Path path() {
        return path;
    }

    /** @throws Unreadable where it is no list at all, with what it is and what to do */
    Rows open() throws IOException {
        if (held == null) {
            requireFile();
        }
        byte[] start = start();
        if (start.length == 0) {
            throw new Unreadable(path + " is empty.");
        }
        return switch (FileSign.of(start, name())) {
            case SPREADSHEET -> XlsxRows.open(name(), this::in);
            case JSON -> new JsonRows(text());
            case YAML -> new YamlRows(text());
            case TABLE -> table();
        };
    }

    private void requireFile() throws Unreadable {
        if (Files.isDirectory(path)) {
            throw new Unreadable(path + " is a folder. Name a file in it.");
        }
        if (!Files.exists(path)) {
            throw new Unreadable("There is no file " + path + ".");
        }
    }

    private InputStream in() throws IOException {
        byte[] bytes = held;
        return bytes == null ? Files.newInputStream(path) : new ByteArrayInputStream(bytes);
    }

    private Rows table() throws IOException {
        BufferedReader text = text();
        text.mark(SAMPLE);
        char[] buffer = new char[SAMPLE / 2];
        int read = Math.max(text.read(buffer), 0);
        text.reset();
        String sample = new String(buffer, 0, read);
        String firstLine = sample.lines().findFirst().orElse("");
        if (firstLine.toLowerCase(Locale.ROOT).matches("sep=.")) {
            text.readLine();
            return new CsvRows(text, firstLine.charAt(firstLine.length() - 1), 1);
        }
        return new CsvRows(text, Delimiter.in(sample), 0);
    }

    private BufferedReader text() throws IOException {
        InputStream bytes = new BufferedInputStream(in());
        bytes.mark(BOM);
        byte[] bom = bytes.readNBytes(BOM);
        bytes.reset();
        if (bom.length == BOM && bom[0] == (byte) 0xEF && bom[1] == (byte) 0xBB && bom[2] == (byte) 0xBF) {
            bytes.skipNBytes(BOM);
        }
        return new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private byte[] start() throws IOException {
        try (InputStream in = in()) {
            return in.readNBytes(SAMPLE);
        }
    }

    /** The same mistake with the words for it: what the encoding seems to be, and what to do. */
    IOException explained(IOException e) throws IOException {
        return e instanceof CharacterCodingException
                ? new Unreadable(name() + " is not UTF-8; it looks like " + likelyEncoding()
                        + ". Save it again as UTF-8: in Excel as \"CSV UTF-8\", in LibreOffice with the character set"
                        + " \"Unicode (UTF-8)\".")
                : e;
    }

    private String likelyEncoding() throws IOException {
        CharsetDetector detector = new CharsetDetector();
        detector.setText(start());
        CharsetMatch match = detector.detect();
        return match == null || match.getName().equals("UTF-8") ? "an older encoding" : match.getName();
    }
}
