package dev.storywire.gateway.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods work at a path: what {@code Allow} must say (RFC 9110, 15.5.6) and the framework doesn't. */
@ApplicationScoped
class AllowedMethods {

    private record Operation(Pattern path, String method) {}

    private final List<Operation> operations = new ArrayList<>();

    AllowedMethods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path base = bean.getBeanClass().getAnnotation(Path.class);
            if (base != null) {
                Arrays.stream(bean.getBeanClass().getMethods()).forEach(method -> add(base.value(), method));
            }
        }
    }

    private void add(String base, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = ("/" + base + "/" + (own == null ? "" : own.value())).replaceAll("/+", "/");
        Pattern path = Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+").replaceFirst("/$", "") + "/?");
        Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .forEach(verb -> operations.add(new Operation(path, verb.value())));
    }

    /** As the header's value has it. */
    String at(String path) {
        Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
        for (Operation operation : operations) {
            if (operation.path().matcher(path).matches()) {
                methods.add(operation.method());
                if (operation.method().equals("GET")) {
                    methods.add("HEAD");
                }
            }
        }
        return String.join(", ", methods);
    }
}
