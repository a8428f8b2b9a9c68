package org.vigil.poster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class DesignTest {
    static final String GOOD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 450">
              <rect width="800" height="450" fill="#000000"/>
              <rect data-box="name" x="40" y="40" width="720" height="200" fill="#ffffff" data-size="60" data-smallest="20"/>
            </svg>
            """;

    private final Problems problems = new Problems();

    private boolean reads(String svg) {
        return Design.read(SourceFile.ofText("templates/posters/wide.svg", svg), problems)
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <script>alert(1)</script>                                    | <script>: a design runs nothing
            <image href="https://example.org/a.png"/>                    | <image>: a design brings in nothing
            <use href="#x"/>                                             | <use>: a design brings in nothing
            <foreignObject><p/></foreignObject>                          | <foreignObject>: a design runs nothing
            <text>Free her</text>                                        | <text>: text is lettered from the post's words
            <style>@import url(https://example.org/a.css)</style>        | <style>: colours stand at the shapes
            <rect width="1" fill="url(https://example.org/a#b)"/>        | fill: "url(https://example.org/a#b)" leads elsewhere
            <rect width="1" fill="url( //example.org/a )"/>              | fill: "url( //example.org/a )" leads elsewhere
            <linearGradient href="file:///etc/passwd"/>                  | href: "file:///etc/passwd" leads elsewhere
            <rect onclick="alert(1)"/>                                   | onclick: a design runs nothing
            <rect style="fill:red"/>                                     | style: "fill:red" is not read
            <rect data-boxx="name"/>                                     | data-boxx: <rect> has no such attribute
            <animate attributeName="x"/>                                 | <animate>: this cannot stand in a design
            <rect data-box="days" x="1" y="1" width="9" fill="#ffffff" data-size="9"/>            | height: "" is no number
            <rect data-box="days" x="1" y="1" width="9" height="9" fill="white" data-size="9"/>   | fill: "white" is no colour of words
            <rect data-box="days" x="1" y="1" width="9" height="9" fill="#ffffff" data-size="9" data-smallest="10"/> | data-smallest: it is larger
            <rect data-box="days" x="1" y="NaN" width="9" height="9" fill="#ffffff" data-size="9"/> | y: "NaN" is no number
            <rect data-box="name" x="1" y="1" width="9" height="9" fill="#ffffff" data-size="9"/> | data-box: the box name is there twice
            <circle data-box="days" r="4"/>                              | data-box: "days" is no name of a box
            <g transform="scale(9)"><rect data-box="days" x="1" y="1" width="9" height="9" fill="#ffffff" data-size="9"/></g> | transform: a box in it
            """)
    void whatFetchesRunsOrHasNoPlaceIsRefusedWithItsLine(String element, String wrong) {
        assertThat(reads(GOOD.replace("</svg>", element + "\n</svg>"))).isFalse();
        assertThat(problems.list())
                .extracting(Problem::toString)
                .anySatisfy(line -> assertThat(line).startsWith("templates/posters/wide.svg:4: " + wrong));
    }

    @Test
    void entitiesOfOtherFilesAreRefused() {
        assertThat(reads("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + GOOD))
                .isFalse();
        assertThat(problems.list()).singleElement().asString().contains("<!DOCTYPE");
    }

    @ParameterizedTest
    @CsvSource({"0 0 800", "0 0 80 45", "0 0 9000 450", "1 0 800 450", "a b c d"})
    void aSizeThatIsNoneIsTold(String viewBox) {
        assertThat(reads(GOOD.replace("0 0 800 450", viewBox))).isFalse();
        assertThat(problems.list()).singleElement().asString().contains(":1: viewBox: \"" + viewBox + "\"");
    }

    @Test
    void whatIsNoXmlOrNoSvgIsTold() {
        assertThat(reads("{}")).isFalse();
        assertThat(reads("<svg/>")).isFalse();
        assertThat(reads(GOOD.replace("/>\n</svg>", ">\n</svg>"))).isFalse();
        assertThat(problems.list()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void thousandsOfElementsOrDeepOnesAreRefused() {
        assertThat(reads(GOOD.replace("</svg>", "<g>".repeat(50) + "</g>".repeat(50) + "</svg>")))
                .isFalse();
        assertThat(reads(GOOD.replace("</svg>", "<rect/>".repeat(3_000) + "</svg>")))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void vigilsOwnDesignsCanBeReadByEverybody(Form form) {
        assertThat(Contrast.problems(form.ownDesign())).isEmpty();
    }

    @Test
    void wordsThatDoNotStandOutAreTold() {
        Design design = Design.read(
                        SourceFile.ofText("templates/posters/wide.svg", GOOD.replace("#ffffff", "#595959")), problems)
                .orElseThrow();
        assertThat(Contrast.problems(design))
                .singleElement()
                .asString()
                .startsWith("templates/posters/wide.svg:3: name: the words in #595959 have a contrast of 3.0 to 1");
    }

    @Test
    void wordsOnThePhotoOrBeyondTheEdgeAreTold() {
        String photo = "<rect data-box=\"photo\" x=\"0\" y=\"0\" width=\"100\" height=\"100\"/></svg>";
        Design design = Design.read(
                        SourceFile.ofText(
                                "a.svg", GOOD.replace("</svg>", photo).replace("width=\"720\"", "width=\"800\"")),
                        problems)
                .orElseThrow();
        assertThat(Contrast.problems(design)).extracting(Problem::wrong).contains("the box reaches beyond the poster");
        Design over = Design.read(SourceFile.ofText("a.svg", GOOD.replace("</svg>", photo)), problems)
                .orElseThrow();
        assertThat(Contrast.problems(over))
                .extracting(Problem::wrong)
                .containsExactly("words would stand on the photo");
    }

    @Test
    void whatIsSeenOnlyWhereSomethingElseIsMissingIsMeasuredAsWell() {
        String instead = """
                <g data-unless="name">
                <rect data-box="status" x="40" y="40" width="720" height="200" fill="#333333" data-size="60"/>
                </g></svg>""";
        Design design = Design.read(SourceFile.ofText("a.svg", GOOD.replace("</svg>", instead)), problems)
                .orElseThrow();
        assertThat(Contrast.problems(design))
                .singleElement()
                .asString()
                .startsWith("a.svg:5: status: the words in #333333");
    }

    @Test
    void contrastIsThatOfWcag() {
        assertThat(Contrast.ratio(Contrast.luminance(0xffffff), Contrast.luminance(0)))
                .isEqualTo(21);
        assertThat(Contrast.ratio(Contrast.luminance(0x767676), Contrast.luminance(0xffffff)))
                .isBetween(4.5, 4.6);
    }
}
