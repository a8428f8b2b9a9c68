package org.vigil.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** The items of a list in YAML, one at a time: of the list that is the file, or of the first in its outermost mapping. */
final class YamlRows implements Rows {
    private static final int DEEPEST = 20;

    private final BoundedReader reader;
    private final ParserImpl parser;
    private final Set<String> columns = new LinkedHashSet<>();
    private int number;

    YamlRows(BufferedReader text) throws IOException {
        this.reader = new BoundedReader(text);
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        this.parser = new ParserImpl(new StreamReader(reader), options);
        try {
            toTheList();
        } catch (YAMLException e) {
            throw unreadable(e);
        }
    }

    private void toTheList() throws Unreadable {
        int depth = 0;
        for (Event event = parser.getEvent(); event != null; event = parser.getEvent()) {
            if (event instanceof SequenceStartEvent && depth <= 1) {
                return;
            }
            if (event instanceof MappingStartEvent || event instanceof SequenceStartEvent) {
                depth++;
            } else if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
                depth--;
            }
            if (event.is(Event.ID.StreamEnd)) {
                break;
            }
        }
        throw new Unreadable(
                "This is no list of persons: the file holds no list, only a text or the settings of a program.");
    }

    @Override
    public List<String> columns() {
        return List.copyOf(columns);
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            Event event = parser.getEvent();
            if (event == null || event instanceof SequenceEndEvent) {
                return null;
            }
            number++;
            int line = event.getStartMark().getLine() + 1;
            if (!(value(event, 0) instanceof Map<?, ?> item)) {
                throw new Unreadable("This is no list of persons: item " + number + " on line " + line
                        + " is no person with fields such as \"name:\".");
            }
            reader.rowDone();
            return StructuredRow.of(item, number, line, columns);
        } catch (YAMLException e) {
            throw unreadable(e);
        }
    }

    private @Nullable Object value(Event event, int depth) throws Unreadable {
        if (depth > DEEPEST || event instanceof AliasEvent) {
            throw new Unreadable("Line " + (event.getStartMark().getLine() + 1)
                    + " is nested too deep, or refers to another place (*name). Write it out.");
        }
        return switch (event) {
            case MappingStartEvent start -> mapping(depth);
            case SequenceStartEvent start -> list(depth);
            case ScalarEvent scalar -> scalar(scalar);
            default -> null;
        };
    }

    private Map<String, Object> mapping(int depth) throws Unreadable {
        Map<String, Object> mapping = new LinkedHashMap<>();
        for (Event key = parser.getEvent(); !(key instanceof MappingEndEvent); key = parser.getEvent()) {
            Object name = value(key, depth + 1);
            Object value = value(parser.getEvent(), depth + 1);
            if (name != null && value != null) {
                mapping.put(name.toString(), value);
            }
        }
        return mapping;
    }

    private List<Object> list(int depth) throws Unreadable {
        List<Object> list = new ArrayList<>();
        for (Event item = parser.getEvent(); !(item instanceof SequenceEndEvent); item = parser.getEvent()) {
            Object value = value(item, depth + 1);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    private static @Nullable String scalar(ScalarEvent scalar) {
        boolean nothing = scalar.isPlain() && scalar.getValue().matches("|~|null");
        return nothing ? null : scalar.getValue();
    }

    private static IOException unreadable(YAMLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.nio.charset.CharacterCodingException coding) {
                return coding;
            }
            if (cause instanceof BoundedReader.RowTooLong) {
                return new Unreadable("One item has more than " + BoundedReader.MOST_SIGNS + " characters.");
            }
        }
        int line = e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? marked.getProblemMark().getLine() + 1
                : 1;
        return new Unreadable("The YAML cannot be read: something is wrong on line " + line
                + ". Look at indentation, quotes and colons.");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
