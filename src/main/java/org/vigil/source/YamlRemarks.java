package org.vigil.source;

import java.io.StringReader;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds what people wrote into a YAML text for people. */
final class YamlRemarks {
    private YamlRemarks() {}

    static boolean in(String text) {
        return in(text, 0, Integer.MAX_VALUE);
    }

    /**
     * Whether there are any in a part of a text; also where it cannot be read.
     *
     * @param from in code points, as YAML's marks count
     */
    static boolean in(String text, int from, int to) {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        ParserImpl parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
        try {
            for (Event event = parser.getEvent(); !event.is(Event.ID.StreamEnd); event = parser.getEvent()) {
                if (event instanceof CommentEvent remark
                        && remark.getCommentType() != CommentType.BLANK_LINE
                        && remark.getStartMark().getIndex() >= from
                        && remark.getStartMark().getIndex() < to) {
                    return true;
                }
            }
            return false;
        } catch (YAMLException e) {
            return true;
        }
    }
}
