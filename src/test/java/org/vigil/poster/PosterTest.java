package org.vigil.poster;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vigil.network.DocumentedLimits;
import org.vigil.network.Network;
import org.vigil.source.Problem;
import org.vigil.source.SourceFile;

class PosterTest {
    private static final Map<String, String> WORDS = new LinkedHashMap<>(Map.of(
            "name", "Mira Example",
            "about", "journalist, Antarctica",
            "days", "401 days",
            "status", "in custody",
            "hashtags", "#FreeMira"));

    private static Poster poster(Form form, Map<String, String> words, String language, @Nullable SourceFile photo) {
        return new Poster(form.ownDesign(), words, language, photo, 1_000_000);
    }

    private static Map<String, String> with(String box, String text) {
        Map<String, String> words = new LinkedHashMap<>(WORDS);
        words.put(box, text);
        return words;
    }

    @Test
    void theSameIsDrawnFromTheSame() {
        Poster poster = poster(Form.WIDE, WORDS, "en", null);
        byte[] first = poster.drawn();
        assertThat(poster.drawn()).isEqualTo(first);
        assertThat(poster(Form.WIDE, with("days", "402 days"), "en", null).drawn())
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Network.class)
    void everyNetworkGetsAPictureThatItTakes(Network network) throws IOException {
        Poster poster = new Poster(
                Form.of(network).ownDesign(),
                WORDS,
                "en",
                null,
                DocumentedLimits.of(network).maxImageBytes());
        assertThat(poster.get().length)
                .isLessThan((int) DocumentedLimits.of(network).maxImageBytes());
        assertThat(DocumentedLimits.of(network).imageTypes()).contains(poster.mediaType());
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(poster.get()));
        assertThat(read.getWidth()).isEqualTo(Form.of(network) == Form.WIDE ? 1600 : 1280);
        assertThat(read.getHeight()).isEqualTo(Form.of(network) == Form.WIDE ? 900 : 1280);
    }

    @Test
    void aNetworkThatTakesLessGetsASmallerPicture() {
        Poster small = new Poster(Form.WIDE.ownDesign(), WORDS, "en", null, 20_000);
        assertThat(small.get().length).isLessThanOrEqualTo(20_000);
    }

    @Test
    void wordsFromRightToLeftBeginAtTheRight() {
        Sheet persian = new Sheet(Form.WIDE.ownDesign(), Map.of("name", "مریم"), "fa", true);
        Sheet english = new Sheet(Form.WIDE.ownDesign(), Map.of("name", "Mira"), "en", true);
        Box there = persian.shown("name").orElseThrow();
        Box here = english.shown("name").orElseThrow();
        assertThat(there.x() + there.width()).isEqualTo(1600 - here.x());
        assertThat(persian.photoBox().orElseThrow().x()).isGreaterThan(800);
        BufferedImage image =
                Raster.draw(new Sheet(Form.WIDE.ownDesign(), Map.of("name", "مریم"), "fa", false).svg(), 1600, 900, 1);
        assertThat(ink(image, 0, 800, 100, 400)).isZero();
        assertThat(ink(image, 800, 1600, 100, 400)).isPositive();
    }

    private static long ink(BufferedImage image, int left, int right, int top, int bottom) {
        return IntStream.range(top, bottom)
                .mapToLong(y -> IntStream.range(left, right)
                        .filter(x -> (image.getRGB(x, y) & 0xffffff) == 0xffffff)
                        .count())
                .sum();
    }

    @Test
    void lettersShrinkWhereTheyMustAndWhatDoesNotFitIsTold() {
        Box box = new Box("name", 0, 0, 300, 120, "#000000", 100, 20, 2, false, Box.Align.START, Box.Align.START, 1, 7);
        assertThat(Lettering.fit(box, "Mi", "en").orElseThrow().size()).isGreaterThan(90);
        Lettering longer = Lettering.fit(box, "Mira Example of Nowhere", "en").orElseThrow();
        assertThat(longer.size()).isLessThan(60);
        assertThat(longer.lines())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line.width() * longer.size() / Paragraph.EM).isLessThanOrEqualTo(300));
        assertThat(Lettering.unfit(box, "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", "en"))
                .hasValueSatisfying(why -> assertThat(why).contains("does not fit, not even in its smallest letters"));
    }

    @Test
    void whatCannotBeSeenIsAProblemAndNeverAnEmptyBox() {
        assertThat(problems(poster(Form.WIDE, with("name", "Anna 😀"), "en", null)))
                .singleElement()
                .asString()
                .startsWith("templates/posters/wide.svg:10: name: no font of Vigil's has 😀 (U+1F600)");
        assertThat(problems(poster(Form.WIDE, with("motto", "Free all"), "en", null)))
                .singleElement()
                .asString()
                .contains("there is no box \"motto\" for the words \"Free all\"");
        assertThat(problems(poster(Form.WIDE, WORDS, "en", null))).isEmpty();
    }

    private static List<Problem> problems(Poster poster) {
        return new PosterCheck().problems(poster);
    }

    @Test
    void thePhotoIsShownAndNothingElseOfItsFile() throws IOException {
        byte[] red = picture(90, 120, "png");
        ByteArrayOutputStream withWords = new ByteArrayOutputStream();
        withWords.writeBytes(red);
        withWords.writeBytes("taken at home".getBytes(StandardCharsets.US_ASCII));
        Poster poster = poster(
                Form.WIDE, with("credit", "Photo: Nobody"), "en", new SourceFile("p.png", withWords.toByteArray()));
        assertThat(poster.mediaType()).isEqualTo("image/jpeg");
        byte[] drawn = poster.get();
        assertThat(new String(drawn, StandardCharsets.ISO_8859_1)).doesNotContain("taken at home");
        Color seen = new Color(ImageIO.read(new ByteArrayInputStream(drawn)).getRGB(300, 450));
        assertThat(seen.getRed()).isGreaterThan(200);
        assertThat(seen.getGreen()).isLessThan(60);
        assertThat(poster.drawn()).isEqualTo(drawn);
    }

    @Test
    void aPhotoThatLiesOnItsSideIsSetUpright() throws Exception {
        BufferedImage lying = new BufferedImage(120, 90, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = lying.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, 60, 90);
        canvas.dispose();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(lying, "jpeg", jpeg);
        byte[] plain = jpeg.toByteArray();
        byte[] exif =
                HexFormat.of().parseHex("ffe100224578696600004d4d002a00000008000101120003000000010006000000000000");
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(plain, 0, 2);
        turned.writeBytes(exif);
        turned.write(plain, 2, plain.length - 2);
        BufferedImage upright = Portrait.filling(turned.toByteArray(), 90, 120);
        assertThat(new Color(upright.getRGB(45, 10)).getRed())
                .as("what was left is above")
                .isGreaterThan(200);
        assertThat(new Color(upright.getRGB(45, 110)).getRed()).isLessThan(60);
    }

    @Test
    void aPhotoThatIsABombOrNoneIsToldAndNotRead() throws IOException {
        byte[] bomb = picture(4, 4, "png");
        bomb[18] = (byte) 0xff;
        bomb[22] = (byte) 0xff;
        assertThat(Portrait.unreadable(bomb)).isPresent();
        assertThat(Portrait.unreadable("GIF89a no".getBytes(StandardCharsets.US_ASCII)))
                .isPresent();
        Poster poster = poster(Form.WIDE, WORDS, "en", new SourceFile("profiles/photos/b.png", bomb));
        assertThat(problems(poster))
                .singleElement()
                .asString()
                .startsWith("profiles/photos/b.png:1: the photo cannot be drawn");
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(new Color(0xd01010));
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    @Test
    void hundredsOfNamesStandInColumnsOfOneSize() {
        String names = IntStream.range(0, 300).mapToObj(i -> "Name Number" + i).collect(Collectors.joining("\n"));
        Design roll = Form.ROLL.ownDesign();
        Box box = roll.boxes().stream()
                .filter(each -> each.name().equals("names"))
                .findFirst()
                .orElseThrow();
        Columns columns = Columns.fit(box, names, "en").orElseThrow();
        assertThat(columns.names()).hasSize(300);
        assertThat(columns.names().stream().map(Lettering::size).distinct()).hasSize(1);
        assertThat(columns.names().getFirst().size()).isGreaterThan(15);
        assertThat(columns.names())
                .allSatisfy(name ->
                        assertThat(name.box().y() + name.box().height()).isLessThan(box.y() + box.height() + 2));
        String crowd =
                IntStream.range(0, 5_000).mapToObj(i -> "Name Number" + i).collect(Collectors.joining("\n"));
        assertThat(Columns.unfit(box, crowd, "en")).isPresent();
    }

    /** On a server without fontconfig Java reads no font at all, unless it is told of some that need not exist. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theFontsOfTheMachineAreNotAskedFor() throws IOException {
        assertThat(Paragraph.missing("Anna")).isEmpty();
        assertThat(System.getProperty("java.awt.headless")).isEqualTo("true");
        assertThat(Files.readString(Path.of(System.getProperty("sun.awt.fontconfig"))))
                .contains("filename.none=/nonexistent.ttf", "dialog.plain.default=none");
    }

    @Test
    void theDrawingNeedsNoFontAndFetchesNothing() {
        String svg = poster(Form.WIDE, WORDS, "en", null).svg();
        assertThat(svg).doesNotContain("<text", "font", "href", "data-").contains("<path fill=\"#ffb703\" d=\"M");
    }
}
