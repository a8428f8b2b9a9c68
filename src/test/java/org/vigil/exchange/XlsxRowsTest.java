package org.vigil.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XlsxRowsTest {
    private static final String NS = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    @TempDir
    private Path top;

    @Test
    void cellsDatesAndFormulasAreRead() throws IOException {
        Path file = book("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Detained</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>Anna Test</t></is></c><c r="B2" s="1"><v>41753</v></c></row>
                <row r="5"><c r="B5"><f>1+1</f><v>2</v></c></row>
                """);
        try (Rows rows = new ListFile(file).open()) {
            assertThat(rows.columns()).containsExactly("Name", "Detained");
            Row anna = Objects.requireNonNull(rows.next());
            assertThat(anna.number()).isEqualTo(2);
            assertThat(anna.text("Detained")).isEqualTo("2014-04-24");
            Row formula = Objects.requireNonNull(rows.next());
            assertThat(formula.number()).isEqualTo(5);
            assertThat(formula.troubles()).containsKey("Detained");
            assertThat(rows.next()).isNull();
        }
    }

    /** Excel makes 1 November 1986 of "Nov 1986", and shows it without the day (RULES 1, R8). */
    @ParameterizedTest
    @CsvSource({
        "2, 31717, 1986-11",
        "3, 31717, 1986",
        "4, 31717, 1986-11",
        "5, 31732, 1986-11",
        "6, 31717, 1986-11-01",
        "7, 31717, 1 November",
        "8, 31717.5, 1986-11-01T12:00",
        "9, 31717, 31717",
        "10, 31717, 31717",
        "1, 41753, 2014-04-24"
    })
    void aDateIsReadAsFarAsItIsShown(int style, String number, String read) throws IOException {
        Path file = book("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>Detained</t></is></c></row>
                <row r="2"><c r="A2" s="STYLE"><v>NUMBER</v></c></row>
                """.replace("STYLE", String.valueOf(style)).replace("NUMBER", number));
        try (Rows rows = new ListFile(file).open()) {
            assertThat(Objects.requireNonNull(rows.next()).text("Detained")).isEqualTo(read);
        }
    }

    @Test
    void aMonthOfASpreadsheetIsNoDayOfTheProfile() throws IOException {
        Path file = book("""
                <row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Detained</t></is></c></row>
                <row r="2"><c r="A2" t="inlineStr"><is><t>Anna Test</t></is></c><c r="B2" s="2"><v>31717</v></c></row>
                <row r="3"><c r="A3" t="inlineStr"><is><t>Bo Test</t></is></c><c r="B3" s="7"><v>31717</v></c></row>
                """);
        ImportRun team = new ImportRun(top);
        ImportReport report = team.book(file);
        assertThat(team.profile("anna-test").custody().getFirst().from().date()).hasToString("1986-11");
        assertThat(report.refused()).singleElement().satisfies(refusal -> {
            assertThat(refusal.row()).isEqualTo(3);
            assertThat(refusal.value()).isEqualTo("1 November");
        });
    }

    @Test
    void daysOfOldMacintoshesCountFrom1904() throws IOException {
        Path file = book("<workbookPr date1904=\"1\"/>", """
                <row r="1"><c r="A1" t="inlineStr"><is><t>Detained</t></is></c></row>
                <row r="2"><c r="A2" s="1"><v>40291</v></c></row>
                """);
        try (Rows rows = new ListFile(file).open()) {
            assertThat(Objects.requireNonNull(rows.next()).text("Detained")).isEqualTo("2014-04-24");
        }
    }

    @Test
    void anErrorIsNamedAndEmptyCellsBeforeADateMoveNothing() throws IOException {
        Path file = book("""
                <row r="1"><c r="B1" t="inlineStr"><is><t>Name</t></is></c><c r="D1" t="inlineStr"><is><t>Detained</t></is></c></row>
                <row r="2"><c r="D2" s="1"><v>41753</v></c></row>
                <row r="3"><c r="B3" t="e"><v>#N/A</v></c><c r="D3" s="1"><v>41753</v></c></row>
                """);
        try (Rows rows = new ListFile(file).open()) {
            Row empty = Objects.requireNonNull(rows.next());
            assertThat(empty.text("Detained")).isEqualTo("2014-04-24");
            assertThat(empty.troubles()).isEmpty();
            Row error = Objects.requireNonNull(rows.next());
            assertThat(error.text("Detained")).isEqualTo("2014-04-24");
            assertThat(error.troubles().get("Name")).contains("an error stands here");
        }
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefused() throws IOException {
        Path file = top.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 210; i++) {
                zip.write(zeros);
            }
        }
        assertThatThrownBy(() -> new ListFile(file).open())
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("unpacks");
    }

    @Test
    void aPackedFileThatIsNoSpreadsheetIsRefused() throws IOException {
        Path file = top.resolve("photos.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
        }
        assertThatThrownBy(() -> new ListFile(file).open())
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("no spreadsheet");
    }

    private Path book(String rows) throws IOException {
        return book("", rows);
    }

    private static String styles() {
        List<String> formats = List.of(
                "yyyy",
                "yyyy&quot;年&quot;m&quot;月&quot;",
                "[$-409]mmmm\\ yyyy;@",
                "dd/mm/yy",
                "d-mmm",
                "yyyy-mm-dd hh:mm",
                "0.00 &quot;day&quot;",
                "[Red]0_d");
        StringBuilder declared = new StringBuilder();
        StringBuilder used = new StringBuilder("<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"17\"/>");
        for (int i = 0; i < formats.size(); i++) {
            declared.append("<numFmt numFmtId=\"")
                    .append(164 + i)
                    .append("\" formatCode=\"")
                    .append(formats.get(i))
                    .append("\"/>");
            used.append("<xf numFmtId=\"").append(164 + i).append("\"/>");
        }
        return "<numFmts count=\"" + formats.size() + "\">" + declared + "</numFmts><cellXfs count=\""
                + (formats.size() + 3) + "\">" + used + "</cellXfs>";
    }

    private Path book(String settings, String rows) throws IOException {
        Map<String, String> parts = Map.of(
                "[Content_Types].xml",
                HEAD + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
                        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>",
                "_rels/.rels",
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
                "xl/workbook.xml",
                HEAD + "<workbook " + NS
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                        + settings + "<sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
                "xl/styles.xml",
                HEAD + "<styleSheet " + NS + ">" + styles() + "</styleSheet>",
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet " + NS + "><sheetData>" + rows + "</sheetData></worksheet>");
        Path file = top.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
