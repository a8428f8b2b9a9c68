package org.vigil.console;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * An address that a page or an act of the console has.
 *
 * @param pattern as it is mapped
 * @param path with 1 or a word in place of what varies
 */
public record Mapped(Method handler, RequestMethod method, String pattern, String path) {
    /** All that there are, whoever wrote them. */
    public static List<Mapped> all() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return scanner.findCandidateComponents("org.vigil").stream()
                .map(found -> type(String.valueOf(found.getBeanClassName())))
                .filter(type -> type != ErrorPage.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(Mapped::of)
                .toList();
    }

    private static Stream<Mapped> of(Method handler) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
        return mapping == null
                ? Stream.empty()
                : Arrays.stream(mapping.path())
                        .flatMap(path -> Arrays.stream(mapping.method())
                                .map(method -> new Mapped(
                                        handler,
                                        method,
                                        path,
                                        path.replaceAll("\\{(id|number)[^}]*}", "1")
                                                .replaceAll("\\{[^}]*}", "x"))));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isOpen() {
        return handler.isAnnotationPresent(Open.class);
    }

    public boolean reads() {
        return method == RequestMethod.GET;
    }

    /** All that it asks for beside the path, with the same words for each. */
    public Map<String, String> fields(String words) {
        Map<String, String> fields = new LinkedHashMap<>();
        Arrays.stream(handler.getParameters())
                .flatMap(given -> Optional.ofNullable(given.getAnnotation(RequestParam.class)).stream())
                .map(asked -> asked.name().isEmpty() ? asked.value() : asked.name())
                .filter(name -> !name.isEmpty())
                .forEach(name -> fields.put(name, words));
        return fields;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
