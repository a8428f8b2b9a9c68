package org.vigil.engagement.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * A report as one page of HTML that stands alone: it asks no other host for anything and runs no script. Made with the same
 * template engine as the console.
 */
public final class ReportPage {
    /** By which a file is known for such a page. */
    public static final String MARK = "<meta name=\"generator\" content=\"Vigil report\">";

    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    /** All that the template shows; text that is not escaped is not among it. */
    public record View(
            String title,
            @Nullable String note,
            String period,
            boolean simulated,
            List<String> opening,
            List<Section> sections,
            List<String> method,
            String made) {}

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final String style;

    public ReportPage() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(ReportPage.class.getClassLoader());
        resolver.setPrefix("report/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(resolver);
        this.style = style();
    }

    private static String style() {
        try (var in = Objects.requireNonNull(ReportPage.class.getResourceAsStream("/report/report.css"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param now when it is made */
    public void write(Report report, Instant now, Writer out) {
        Context context = new Context(Locale.ENGLISH);
        context.setVariable("view", shown(report, now));
        context.setVariable("style", style);
        engine.process("report", context, out);
    }

    /** What it shows, for a page that is part of others. */
    public static View shown(Report report, Instant now) {
        Sentences sentences = new Sentences(report);
        return new View(
                report.campaign().name(),
                report.campaign().note(),
                report.period().words() + " (" + report.period().zone() + ")",
                report.simulated(),
                sentences.opening(),
                new Sections(report).all(),
                sentences.method(),
                MADE.format(now.atZone(report.period().zone())) + " ("
                        + report.period().zone() + ")");
    }
}
