package org.vigil.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The items of a list in JSON: of the list that is the file, or of the one list in its outermost mapping. */
final class JsonRows implements Rows {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final BoundedReader reader;
    private final JsonParser parser;
    private final Set<String> columns = new LinkedHashSet<>();
    private int number;

    JsonRows(BufferedReader text) throws IOException {
        this.reader = new BoundedReader(text);
        this.parser = JSON.createParser(reader);
        toTheList();
    }

    private void toTheList() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            while (token != null && token != JsonToken.START_ARRAY) {
                if (token == JsonToken.START_OBJECT && parser.currentName() != null) {
                    parser.skipChildren();
                }
                token = parser.nextToken();
            }
            if (token == null) {
                throw noList();
            }
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static Unreadable noList() {
        return new Unreadable(
                "This is no list of persons: the file holds no list, only the settings or the answer of a program.");
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null || token == JsonToken.END_ARRAY) {
                return null;
            }
            number++;
            int line = parser.currentTokenLocation().getLineNr();
            if (token != JsonToken.START_OBJECT) {
                throw new Unreadable("This is no list of persons: item " + number + " on line " + line
                        + " is no person with fields such as \"name\".");
            }
            Map<?, ?> item = JSON.readValue(parser, Map.class);
            reader.rowDone();
            return StructuredRow.of(item, number, line, columns);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
    }

    private static IOException unreadable(JacksonException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.nio.charset.CharacterCodingException coding) {
                return coding;
            }
            if (cause instanceof BoundedReader.RowTooLong) {
                return new Unreadable("One item has more than " + BoundedReader.MOST_SIGNS + " characters.");
            }
        }
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        return new Unreadable("The JSON cannot be read: something is wrong on line " + line
                + ". Look for a missing comma, quote or bracket.");
    }

    @Override
    public void close() throws IOException {
        parser.close();
        reader.close();
    }
}
