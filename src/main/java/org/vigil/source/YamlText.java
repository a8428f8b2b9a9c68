package org.vigil.source;

import java.util.Collection;
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
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setAllowUnicode(true);
        options.setSplitLines(false);
        options.setIndent(4);
        options.setIndicatorIndent(2);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE); // else it becomes another text, in Base64
        return new org.yaml.snakeyaml.Yaml(
                        new SafeConstructor(new LoaderOptions()),
                        new ShortOnOneLine(options),
                        options,
                        new LoaderOptions(),
                        RESOLVER)
                .dump(fields);
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
