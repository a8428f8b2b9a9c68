package org.vigil.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A structure says the same whether it went through a file or not. */
class YamlNodesTest {
    private static final List<String> NASTY = List.of(
            "plain",
            "",
            " ",
            "null",
            "~",
            "true",
            "no",
            "09:00",
            "2015-09-01",
            "1e3",
            "- x",
            "a: b",
            "# not a remark",
            "two\nlines",
            "tab\there",
            "'quoted' \"twice\"",
            "{ a: b }",
            "*alias",
            "&anchor",
            "!tag",
            "%percent",
            "@at",
            "`tick",
            "\u200Fright",
            "\uFEFFmark",
            "\u0085next",
            "😀",
            "ە");

    @Test
    void everyTextIsReadAlike() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("all", NASTY);
        NASTY.forEach(text -> fields.put("field " + text.strip(), Map.of("a", text, "b", List.of(text))));
        fields.put("flag", true);
        List<String> written = read(Yaml.read(SourceFile.ofText("x.yaml", YamlText.of(fields)), new Problems())
                .orElseThrow());
        assertThat(read(Yaml.read("x.yaml", fields, new Problems()).orElseThrow()))
                .isEqualTo(written)
                .hasSizeGreaterThan(NASTY.size());
    }

    @Test
    void everySignIsReadAlikeWhereverItStands() {
        List<String> texts = java.util.stream.IntStream.rangeClosed(0, 0xFFFF)
                .filter(sign -> !Character.isSurrogate((char) sign))
                .mapToObj(Character::toString)
                .map(sign -> sign + "a " + sign + "b" + sign)
                .toList();
        Map<String, Object> fields = Map.of("all", texts);
        List<String> written = read(Yaml.read(SourceFile.ofText("x.yaml", YamlText.of(fields)), new Problems())
                .orElseThrow());
        assertThat(read(Yaml.read("x.yaml", fields, new Problems()).orElseThrow()))
                .containsExactlyElementsOf(written);
    }

    @Test
    void whatIsTooDeepIsRefusedAndNotTried() {
        Object deep = "x";
        for (int i = 0; i < 30; i++) {
            deep = List.of(deep);
        }
        Problems problems = new Problems();
        assertThat(Yaml.read("x.yaml", Map.of("a", deep), problems)).isEmpty();
        assertThat(problems.list())
                .singleElement()
                .satisfies(problem -> assertThat(problem.wrong()).contains("deep"));
    }

    private static List<String> read(Fields fields) {
        List<String> seen = new ArrayList<>();
        for (String name : fields.names()) {
            seen.add(name + " " + fields.has(name) + " " + fields.isMapping(name));
        }
        fields.checkTexts(
                (at, text) -> {
                    seen.add(at + "=" + text);
                    return java.util.Optional.empty();
                },
                "");
        return seen;
    }
}
