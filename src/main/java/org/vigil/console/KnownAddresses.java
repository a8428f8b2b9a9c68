package org.vigil.console;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which pages there are: nothing leads to one that is not. */
final class KnownAddresses {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    KnownAddresses(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /** @param path as its controller has it, such as {@code /people/{id}} */
    boolean has(String path) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .anyMatch(info -> info.getPatternValues().contains(path));
    }
}
