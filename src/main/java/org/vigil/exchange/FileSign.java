package org.vigil.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Tells by its first bytes what a file is, whatever it is called. What is no list is refused here, by name. */
enum FileSign {
    TABLE,
    SPREADSHEET,
    JSON,
    YAML;

    private record Sign(String bytes, String what) {}

    private static final List<Sign> OTHERS = List.of(
            new Sign("\u0089PNG", "a picture"),
            new Sign("\u00FF\u00D8\u00FF", "a picture"),
            new Sign("GIF8", "a picture"),
            new Sign("RIFF", "a picture or a sound"),
            new Sign("%PDF", "a PDF. Copy its table into a spreadsheet and save that as CSV"),
            new Sign(
                    "\u00D0\u00CF\u0011\u00E0",
                    "a file of an old office program. Save it as .xlsx or as \"CSV UTF-8\""),
            new Sign("\u001F\u008B", "packed. Unpack it first"),
            new Sign("Rar!", "packed. Unpack it first"),
            new Sign("7z\u00BC\u00AF", "packed. Unpack it first"),
            new Sign("SQLite format 3", "a database. Export its table as CSV"),
            new Sign("\u007FELF", "a program"),
            new Sign("MZ", "a program"),
            new Sign("{\\rtf", "a text document"),
            new Sign("<", "a page of the web or XML. Copy its table into a spreadsheet and save that as CSV"));

    static FileSign of(byte[] start, String name) throws Unreadable {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("PK\u0003\u0004")) {
            return SPREADSHEET;
        }
        String begin = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        for (Sign sign : OTHERS) {
            if (begin.stripLeading().startsWith(sign.bytes())) {
                throw new Unreadable(name + " is no list of persons: it is " + sign.what() + ".");
            }
        }
        refuseOtherEncodings(start, name);
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return YAML;
        }
        boolean json = lower.endsWith(".json")
                || begin.stripLeading().startsWith("[{")
                || begin.stripLeading().startsWith("{");
        return json ? JSON : TABLE;
    }

    private static void refuseOtherEncodings(byte[] start, String name) throws Unreadable {
        int zeros = 0;
        for (byte each : start) {
            zeros += each == 0 ? 1 : 0;
        }
        boolean marked = start.length >= 2
                && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE
                        || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF);
        if (marked || zeros > 0) {
            throw new Unreadable(
                    name + " is not UTF-8; if it is a text at all, it looks like UTF-16. Save it again as UTF-8:"
                            + " in Excel as \"CSV UTF-8\", in Notepad under \"Encoding\".");
        }
    }
}
