package org.vigil.poster;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fonts that posters are lettered in, which Vigil brings with it (Noto, SIL Open Font License): what is installed on
 * the machine plays no part, so that a poster looks the same everywhere.
 */
final class Typefaces {
    /** Loaded once, when the first poster is lettered. */
    private static final class Loaded {
        private static final List<Font> REGULAR =
                List.of(load("NotoSans-Regular"), load("NotoSansArabic-Regular"), load("NotoSansSC-Medium"));

        private static final List<Font> BOLD =
                List.of(load("NotoSans-Bold"), load("NotoSansArabic-Bold"), REGULAR.get(2));

        private Loaded() {}

        private static Font load(String name) {
            NoSystemFonts.prepare();
            try (InputStream file = Typefaces.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
                if (file == null) {
                    throw new IllegalStateException("the font " + name + " is not in the program");
                }
                return Font.createFont(Font.TRUETYPE_FONT, file)
                        .deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException("the font " + name + " cannot be read", e);
            }
        }
    }

    private Typefaces() {}

    /**
     * The font that has a character, the one in use before others: so that commas and spaces stay with their words.
     *
     * @return empty where none has it
     */
    static Optional<Font> having(int codePoint, boolean bold, Optional<Font> inUse) {
        List<Font> all = bold ? Loaded.BOLD : Loaded.REGULAR;
        return inUse.filter(font -> font.canDisplay(codePoint))
                .or(() ->
                        all.stream().filter(font -> font.canDisplay(codePoint)).findFirst());
    }

    /** Full-width stops and commas belong to Chinese, and the font of Chinese words comes first for them. */
    static Font ofChinese() {
        return Loaded.REGULAR.get(2);
    }
}
