package org.vigil.followers;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Makes the pages of the templates in {@code followers/}. All text in them is escaped. */
final class Engine {
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Engine() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Engine.class.getClassLoader());
        resolver.setPrefix("followers/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(resolver);
    }

    /** @param view what the template shows */
    String page(String template, Texts texts, Object view) {
        Context context = new Context(Locale.forLanguageTag(texts.language()));
        context.setVariable("t", texts);
        context.setVariable("view", view);
        return engine.process(template, context);
    }
}
