package org.vigil.source;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes YAML as a person would: dates without quotes, and short lists and mappings on one line. */
public final class YamlText {
    private static final int SHORT = 90;

    private static final Resolver RESOLVER = new DatesArePlain();

    private YamlText() {}

    /** The YAML of a mapping of texts, truth values, lists and mappings; {@link Yaml} reads the same texts back. */
    public static String of(Map<String, Object> fields) {
        DumperOptions options = options(FlowStyle.BLOCK);
        options.setIndent(4);
        options.setIndicatorIndent(2);
        return dump(fields, new ShortOnOneLine(options), options);
    }

    /** One value on one line, as it may stand anywhere, also between brackets. */
    static String inline(Object value) {
        DumperOptions options = options(FlowStyle.FLOW);
        options.setWidth(Integer.MAX_VALUE);
        String list = dump(List.of(value), new OneLine(options), options);
        return list.substring(1, list.lastIndexOf(']'));
    }

    private static DumperOptions options(FlowStyle style) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(style);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE); // else it becomes another text, in Base64
        return options;
    }

    private static String dump(Object value, Representer representer, DumperOptions options) {
        return new org.yaml.snakeyaml.Yaml(
                        new SafeConstructor(new LoaderOptions()), representer, options, new LoaderOptions(), RESOLVER)
                .dump(value);
    }

    /** A text of several lines is one with signs for their ends. */
    private static final class OneLine extends Representer {
        OneLine(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean odd = value.chars()
                    .anyMatch(sign -> sign == '\n' || sign == '\r' || sign == 0x85 || sign == 0x2028 || sign == 0x2029);
            return super.representScalar(tag, value, odd ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }

    private static final class ShortOnOneLine extends Representer {
        private boolean top = true;

        ShortOnOneLine(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representMapping(Tag tag, Map<?, ?> mapping, FlowStyle style) {
            FlowStyle chosen = !top && onOneLine(mapping) ? FlowStyle.FLOW : style;
            top = false;
            return super.representMapping(tag, mapping, chosen);
        }

        @Override
        protected Node representSequence(Tag tag, Iterable<?> sequence, FlowStyle style) {
            boolean flow = sequence instanceof Collection<?> items
                    && items.stream().noneMatch(item -> item instanceof Map)
                    && onOneLine(items);
            return super.representSequence(tag, sequence, flow ? FlowStyle.FLOW : style);
        }

        /** What only some programs take for the end of a line would be lost, or break the file, outside of quotes. */
        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean odd =
                    value.chars().anyMatch(sign -> sign == '\r' || sign == 0x85 || sign == 0x2028 || sign == 0x2029);
            return super.representScalar(tag, value, odd ? ScalarStyle.DOUBLE_QUOTED : style);
        }

        private static boolean onOneLine(Object value) {
            String text = value.toString();
            return text.length() <= SHORT && text.indexOf('\n') < 0;
        }
    }

    /** Knows no dates, so that none is put in quotes. */
    private static final class DatesArePlain extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern regexp, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, regexp, first, limit);
            }
        }
    }
}
